// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Sums of groups of points: every group shrinks by half a round, pair by pair, and the pairs of all
 * groups of a chunk make one batch. A group of any size costs one addition a point; one that outlasts
 * a chunk goes on in the next as the sum so far.
 *
 * A template: included after msm_batch.h.
 */

/* Points taken in before they are added, and the sums that this makes in one round. */
#define TREE_CHUNK (4096 / FIELD_DEGREE)
#define TREE_SUMS (TREE_CHUNK / 2 + LANES)

typedef struct {
  uint64_t length;
  /* Where the sum, as an address of a point, is to be written; and memory for the point. */
  uintptr_t *sum;
  uintptr_t place;
} tree_group;

typedef struct {
  batch batch;
  uintptr_t *points;
  uint64_t point_count;
  tree_group *groups;
  uint64_t group_count;
  /* Points that will come next, for the caches. */
  uintptr_t *ahead;
  uintptr_t work;
  /* The sum so far of a group that goes on. */
  uintptr_t carry;
  /* Points between these need no copy: they outlive the tree. */
  uintptr_t lasting_from, lasting_to;
} tree;

/* Memory handed out in order, 64-byte aligned; measures alone where base is 0. */
typedef struct {
  uintptr_t base;
  uint64_t used;
} memory;

static inline uintptr_t memory_take(memory *memory, uint64_t bytes) {
  uintptr_t taken = memory->base + memory->used;
  memory->used += (bytes + 63) & ~(uint64_t)63;
  return taken;
}

static inline void batch_init(batch *batch, memory *memory, uint64_t sums) {
  batch->a = (uintptr_t *)memory_take(memory, sums * sizeof(uintptr_t));
  batch->b = (uintptr_t *)memory_take(memory, sums * sizeof(uintptr_t));
  batch->out = (uintptr_t *)memory_take(memory, sums * sizeof(uintptr_t));
  batch->first_x = (v_el *)memory_take(memory, sums / LANES * sizeof(v_el));
  batch->products = (v_el *)memory_take(memory, sums / LANES * sizeof(v_el));
  batch->denominators = (v_el *)memory_take(memory, sums / LANES * sizeof(v_el));
  batch->special = (uint8_t *)memory_take(memory, sums / LANES);
  batch->count = 0;
  batch->ahead_count = 0;
}

static inline void tree_init(tree *tree, memory *memory) {
  batch_init(&tree->batch, memory, TREE_SUMS);
  tree->points = (uintptr_t *)memory_take(memory, TREE_CHUNK * sizeof(uintptr_t));
  tree->groups = (tree_group *)memory_take(memory, TREE_CHUNK * sizeof(tree_group));
  tree->ahead = (uintptr_t *)memory_take(memory, TREE_CHUNK * sizeof(uintptr_t));
  tree->work = memory_take(memory, TREE_CHUNK * POINT_BYTES);
  tree->carry = memory_take(memory, POINT_BYTES);
  tree->point_count = 0;
  tree->group_count = 0;
  tree->lasting_from = 0;
  tree->lasting_to = 0;
}

/* Pairs up neighbours in all groups, whose sums are made next; the sums take their places. */
static inline void tree_pair_up(tree *tree, uintptr_t *work) {
  uint64_t from = 0, to = 0, pairs = 0;
  batch *batch = &tree->batch;
  uintptr_t *points = tree->points;
  for (uint64_t g = 0; g < tree->group_count; g++) {
    uint64_t length = tree->groups[g].length;
    for (uint64_t i = 0; i + 1 < length; i += 2) {
      batch->a[pairs] = points[from + i];
      batch->b[pairs] = points[from + i + 1];
      batch->out[pairs++] = *work;
      points[to++] = *work;
      *work += POINT_BYTES;
    }
    if (length % 2 != 0) {
      points[to++] = points[from + length - 1];
    }
    from += length;
    tree->groups[g].length = (length + 1) / 2;
  }
  batch->count = pairs;
}

/* A point that lasts: itself, or a copy at place. What is not lasting has no sign. */
static inline uintptr_t tree_keep(const tree *tree, uintptr_t point, uintptr_t place) {
  if (point >= tree->lasting_from && point < tree->lasting_to) {
    return point;
  }
  if (point != place) {
    memcpy((void *)place, (const void *)point, POINT_BYTES);
  }
  return place;
}

/* Adds up all that is there; where unfinished, the last group goes on. */
V_FUNCTION void tree_flush(tree *tree, int unfinished) {
  uintptr_t work = tree->work;
  for (;;) {
    tree_pair_up(tree, &work);
    if (tree->batch.count == 0) {
      break;
    }
    batch_add(&tree->batch);
  }
  uint64_t finished = tree->group_count - (unfinished ? 1 : 0);
  for (uint64_t g = 0; g < finished; g++) {
    *tree->groups[g].sum = tree_keep(tree, tree->points[g], tree->groups[g].place);
  }
  tree->point_count = 0;
  tree->group_count = 0;
  if (unfinished) {
    tree->groups[0] = tree->groups[finished];
    tree->points[0] = tree_keep(tree, tree->points[finished], tree->carry);
    tree->point_count = 1;
    tree->group_count = 1;
  }
}

/* A new group; its sum is there after the next flush. */
static inline void tree_begin(tree *tree, uintptr_t *sum, uintptr_t place) {
  if (tree->point_count == TREE_CHUNK) {
    tree_flush(tree, 0);
  }
  tree->groups[tree->group_count++] = (tree_group){0, sum, place};
}

/* One more point of the group begun last. Every group has one. */
static inline void tree_add(tree *tree, uintptr_t point) {
  if (tree->point_count == TREE_CHUNK) {
    tree_flush(tree, 1);
  }
  tree->points[tree->point_count++] = point;
  tree->groups[tree->group_count - 1].length++;
}
