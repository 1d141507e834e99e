// SPDX-License-Identifier: Apache-2.0 OR MIT
/*
 * Large pages for memory that is read in random order: with small ones, looking up addresses takes as
 * long as an addition. A request to the system about memory that the caller owns; it may refuse.
 */
#ifndef SEALWRIGHT_HUGE_PAGES_H
#define SEALWRIGHT_HUGE_PAGES_H

#include <stdint.h>

#if defined(__linux__)
#include <sys/mman.h>

/* Since Linux 2.6.38 and 6.1; C11 alone does not show their names. */
#define HUGE_PAGES_ADVICE 14
#define HUGE_PAGES_NOW 25
#define HUGE_PAGE ((uintptr_t)1 << 21)

extern int madvise(void *address, size_t length, int advice);

static inline void huge_pages_ask(uintptr_t from, uint64_t bytes) {
  uintptr_t begin = (from + HUGE_PAGE - 1) & ~(HUGE_PAGE - 1);
  uintptr_t end = (from + bytes) & ~(HUGE_PAGE - 1);
  if (begin + HUGE_PAGE < end && madvise((void *)begin, end - begin, HUGE_PAGES_ADVICE) == 0) {
    /* What has been written to before is moved at once. */
    (void)madvise((void *)begin, end - begin, HUGE_PAGES_NOW);
  }
}

#else

static inline void huge_pages_ask(uintptr_t from, uint64_t bytes) { (void)from, (void)bytes; }

#endif

#endif
