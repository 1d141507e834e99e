// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * How a sum is divided into windows, and where everything lies in the caller's scratch memory.
 *
 * Digits are signed: a window of c bits has buckets 1 to 2^(c-1). The sum over them weighted by their
 * numbers v = 2^low h + l is 2^low times the rows' sums weighted by h, plus the columns' weighted
 * by l: two additions a bucket, in batches, and little left for the chains at the end.
 *
 * A template: included after msm_tree.h.
 */

#define PLAN_MIN_BITS 4
#define PLAN_MAX_BITS 16
/* Digits that a pass should have where windows alone have fewer. */
#define PLAN_PASS 65536
#define PLAN_SCALAR_BITS 255

typedef struct {
  int bits;
  int windows;
  /* Low bits of a bucket's number, the column. */
  int low;
  uint64_t buckets, rows, columns;
  /* Places for buckets' points: one is left out after each row, so that columns spread in caches. */
  uint64_t places;
  /* Windows a pass. */
  uint64_t together;
} plan;

static inline plan plan_of_bits(int bits) {
  plan plan = {0};
  plan.bits = bits;
  /* The top window has fewer bits than the others, so that its digits need no sign. */
  plan.windows = PLAN_SCALAR_BITS / bits + 1;
  plan.low = bits < 7 ? 0 : (bits - 1) / 2;
  plan.buckets = (uint64_t)1 << (bits - 1);
  plan.rows = plan.buckets >> plan.low;
  plan.columns = ((uint64_t)1 << plan.low) - 1;
  plan.places = plan.buckets + plan.rows + 1;
  return plan;
}

/* Additions of a sum of so many digits a window. */
static inline uint64_t plan_cost(const plan *plan, uint64_t count) {
  return (uint64_t)plan->windows * (count + 2 * plan->buckets + plan->rows + plan->columns);
}

static inline plan plan_for(uint64_t count) {
  plan best = plan_of_bits(PLAN_MIN_BITS);
  for (int bits = PLAN_MIN_BITS + 1; bits <= PLAN_MAX_BITS; bits++) {
    plan other = plan_of_bits(bits);
    if (plan_cost(&other, count) < plan_cost(&best, count)) {
      best = other;
    }
  }
  best.together = count < PLAN_PASS ? PLAN_PASS / (count + 1) : 1;
  best.together = best.together < 1 ? 1 : best.together;
  if (best.together > (uint64_t)best.windows) {
    best.together = (uint64_t)best.windows;
  }
  return best;
}

/*
 * Scratch of a sum. What depends on the plan has the size that the plan for all points needs; if many
 * scalars turn out to be zero, a smaller plan takes its place only where it fits.
 */
typedef struct {
  uint64_t digit_room, entry_room, bucket_room;
  uintptr_t points;
  uint16_t *digits;
  uint32_t *entries;
  /* Numbers of the points taken in. */
  uint32_t *kept;
  /* Of each bucket: digits counted, then where its next entry goes; its sum; memory for that. */
  uint32_t *next;
  uintptr_t *bucket_sums;
  uintptr_t bucket_points;
  /* Sums of rows 1 .., then of columns 1 .., of every window. */
  uintptr_t *line_sums;
  uintptr_t line_points;
  uintptr_t infinity;
  tree tree;
} sum_scratch;

/* Lines of all windows in the greediest plan. */
#define PLAN_LINES 8192

static inline void sum_scratch_init(sum_scratch *s, memory *memory, uint64_t count) {
  plan plan = plan_for(count);
  s->digit_room = (uint64_t)plan.windows * count;
  s->entry_room = plan.together * count;
  s->bucket_room = plan.together * plan.places;
  s->points = memory_take(memory, (count + LANES) * POINT_BYTES);
  s->digits = (uint16_t *)memory_take(memory, s->digit_room * sizeof(uint16_t));
  s->entries = (uint32_t *)memory_take(memory, s->entry_room * sizeof(uint32_t));
  s->kept = (uint32_t *)memory_take(memory, count * sizeof(uint32_t));
  s->next = (uint32_t *)memory_take(memory, s->bucket_room * sizeof(uint32_t));
  s->bucket_sums = (uintptr_t *)memory_take(memory, s->bucket_room * sizeof(uintptr_t));
  s->bucket_points = memory_take(memory, s->bucket_room * POINT_BYTES);
  s->line_sums = (uintptr_t *)memory_take(memory, PLAN_LINES * sizeof(uintptr_t));
  s->line_points = memory_take(memory, PLAN_LINES * POINT_BYTES);
  s->infinity = memory_take(memory, POINT_BYTES);
  tree_init(&s->tree, memory);
}

static inline int plan_fits(const plan *plan, const sum_scratch *s, uint64_t count) {
  return (uint64_t)plan->windows * count <= s->digit_room &&
         plan->together * count <= s->entry_room &&
         plan->together * plan->places <= s->bucket_room;
}
