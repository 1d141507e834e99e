// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Sums of multiples by Pippenger's method: digits of a window are sorted by counting, a tree adds up
 * each bucket, two more the rows and the columns of buckets, and what is left are chains of a few
 * hundred additions, a line of a window in each lane.
 *
 * A template: included after msm_projective.h and msm_plan.h.
 */

/* Little-endian words. */
static inline void sum_load_scalar(uint64_t *words, const uint8_t *bytes) {
  for (int i = 0; i < 4; i++) {
    words[i] = 0;
    for (int j = 7; j >= 0; j--) {
      words[i] = words[i] << 8 | bytes[8 * i + j];
    }
  }
}

/*
 * Takes the points that count into scratch, and their numbers; how many there are comes back.
 * weight is what they count in the choice of a plan: small scalars have digits in few windows.
 */
V_FUNCTION uint64_t sum_take_points(sum_scratch *s, uint64_t *weight, const uint8_t *bases,
                                    const uint8_t *scalars, uint64_t count) {
  uint32_t *kept = s->kept;
  uint64_t taken = 0, large = 0;
  for (uint64_t i = 0; i < count; i++) {
    uint64_t words[4];
    sum_load_scalar(words, scalars + 32 * i);
    if ((words[0] | words[1] | words[2] | words[3]) != 0 && (bases[i * 2 * V_BYTES] & 0x40) == 0) {
      kept[taken++] = (uint32_t)i;
      large += (words[1] | words[2] | words[3]) != 0;
    }
  }
  for (uint64_t from = 0; from < taken; from += LANES) {
    uintptr_t in[LANES], out[LANES];
    v_el x, y;
    for (uint64_t lane = 0; lane < LANES; lane++) {
      uint64_t i = from + lane < taken ? from + lane : taken - 1;
      in[lane] = (uintptr_t)(bases + (uint64_t)kept[i] * 2 * V_BYTES);
      out[lane] = s->points + (from + lane) * POINT_BYTES;
    }
    points_decode(&x, &y, in);
    V(store_rows)(out, 0, &x);
    V(store_rows)(out, V_ROW, &y);
  }
  *weight = large + (taken - large) / 8;
  return taken;
}

/*
 * Digits of every window, of all points side by side. Half the window's range is added to every
 * window but the top one: then a digit is its bits less that half, and no carry goes anywhere.
 */
static inline void sum_take_digits(uint16_t *digits, const plan *plan, const uint32_t *kept,
                                   uint64_t taken, const uint8_t *scalars) {
  uint64_t halves[4] = {0};
  for (int w = 0; w < plan->windows - 1; w++) {
    int bit = plan->bits * w + plan->bits - 1;
    halves[bit / 64] |= (uint64_t)1 << (bit % 64);
  }
  const uint64_t mask = ((uint64_t)1 << plan->bits) - 1;
  for (uint64_t i = 0; i < taken; i++) {
    uint64_t words[5];
    sum_load_scalar(words, scalars + 32 * (uint64_t)kept[i]);
    uint64_t carry = 0;
    for (int k = 0; k < 4; k++) {
      uint64_t partial = words[k] + carry;
      carry = partial < carry;
      words[k] = partial + halves[k];
      carry += words[k] < partial;
    }
    words[4] = 0;
    for (int w = 0; w < plan->windows; w++) {
      int bit = plan->bits * w;
      uint64_t high = bit % 64 == 0 ? 0 : words[bit / 64 + 1] << (64 - bit % 64);
      digits[(uint64_t)w * taken + i] = (uint16_t)((words[bit / 64] >> (bit % 64) | high) & mask);
    }
  }
}

/* What a stored digit stands for. */
static inline int32_t sum_digit(const plan *plan, int window, uint16_t stored) {
  return (int32_t)stored - (window < plan->windows - 1 ? 1 << (plan->bits - 1) : 0);
}

/* Entries of one window in the order of their buckets: point number, and a sign in the lowest bit. */
static inline void sum_sort(uint32_t *entries, uint32_t *next, const plan *plan, int window,
                            const uint16_t *digits, uint64_t taken) {
  memset(next, 0, (plan->buckets + 1) * sizeof(uint32_t));
  for (uint64_t i = 0; i < taken; i++) {
    int32_t digit = sum_digit(plan, window, digits[i]);
    next[digit < 0 ? -digit : digit]++;
  }
  uint32_t at = 0;
  next[0] = 0;
  for (uint64_t v = 1; v <= plan->buckets; v++) {
    uint32_t size = next[v];
    next[v] = at;
    at += size;
  }
  for (uint64_t i = 0; i < taken; i++) {
    int32_t digit = sum_digit(plan, window, digits[i]);
    if (digit != 0) {
      entries[next[digit < 0 ? -digit : digit]++] = (uint32_t)i << 1 | (digit < 0);
    }
  }
}

/* Tells the tree, when it has become full, which points are next. */
static inline void sum_look_ahead(sum_scratch *s, const uint32_t *entries, uint64_t count) {
  batch *batch = &s->tree.batch;
  batch->ahead = s->tree.ahead;
  batch->ahead_count = count < TREE_CHUNK ? count : TREE_CHUNK;
  for (uint64_t i = 0; i < batch->ahead_count; i++) {
    s->tree.ahead[i] = s->points + (uint64_t)(entries[i] >> 1) * POINT_BYTES;
  }
}

/* Adds up the buckets of one window; afterwards next[v] is where bucket v ended. */
V_FUNCTION void sum_buckets(sum_scratch *s, const plan *plan, uint64_t slot,
                            const uint32_t *entries, const uint32_t *next) {
  uintptr_t *sums = s->bucket_sums + slot * plan->places;
  uintptr_t places = s->bucket_points + slot * plan->places * POINT_BYTES;
  uint32_t at = 0;
  const uint32_t all = next[plan->buckets];
  for (uint64_t v = 1; v <= plan->buckets; v++) {
    uint32_t end = next[v];
    sums[v] = 0;
    if (at == end) {
      continue;
    }
    tree_begin(&s->tree, &sums[v], places + (v + (v >> plan->low)) * POINT_BYTES);
    for (; at < end; at++) {
      uint32_t entry = entries[at];
      if (s->tree.point_count == TREE_CHUNK) {
        sum_look_ahead(s, entries + at, all - at);
      }
      tree_add(&s->tree, (s->points + (uint64_t)(entry >> 1) * POINT_BYTES) | (entry & 1));
    }
  }
}

/* Adds up every step-th bucket from one on, as line number line. */
static inline void sum_line(sum_scratch *s, const uintptr_t *buckets, uint64_t from, uint64_t to,
                            uint64_t step, uint64_t line) {
  int begun = 0;
  s->line_sums[line] = 0;
  for (uint64_t v = from; v < to; v += step) {
    if (buckets[v] != 0) {
      if (!begun) {
        tree_begin(&s->tree, &s->line_sums[line], s->line_points + line * POINT_BYTES);
        begun = 1;
      }
      tree_add(&s->tree, buckets[v]);
    }
  }
}

/* Rows and columns of one window. */
V_FUNCTION void sum_lines(sum_scratch *s, const plan *plan, int window, uint64_t slot) {
  const uintptr_t *buckets = s->bucket_sums + slot * plan->places;
  uint64_t line = (uint64_t)window * (plan->rows + plan->columns);
  uint64_t width = plan->columns + 1;
  for (uint64_t h = 1; h <= plan->rows; h++) {
    uint64_t end = (h + 1) * width;
    sum_line(s, buckets, h * width, end < plan->buckets + 1 ? end : plan->buckets + 1, 1, line++);
  }
  for (uint64_t l = 1; l <= plan->columns; l++) {
    sum_line(s, buckets, l, plan->buckets + 1, width, line++);
  }
}

/* All windows up to their lines. */
V_FUNCTION void sum_windows(sum_scratch *s, const plan *plan, uint64_t taken) {
  s->tree.lasting_from = s->points;
  s->tree.lasting_to = s->points + taken * POINT_BYTES;
  for (int first = 0; first < plan->windows; first += (int)plan->together) {
    int end = first + (int)plan->together;
    end = end < plan->windows ? end : plan->windows;
    for (int w = first; w < end; w++) {
      uint64_t slot = (uint64_t)(w - first);
      uint32_t *entries = s->entries + slot * taken;
      uint32_t *next = s->next + slot * plan->places;
      sum_sort(entries, next, plan, w, s->digits + (uint64_t)w * taken, taken);
      sum_buckets(s, plan, slot, entries, next);
    }
    tree_flush(&s->tree, 0);
    for (int w = first; w < end; w++) {
      sum_lines(s, plan, w, (uint64_t)(w - first));
    }
    tree_flush(&s->tree, 0);
  }
}
