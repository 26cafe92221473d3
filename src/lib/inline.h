/* inline - functions that must become part of the loop that calls them. Without
 * this, compilers keep calls, and tests of constants, that take longer than the
 * work on one field. */
#ifndef SMF119_INLINE_H
#define SMF119_INLINE_H

#ifdef __GNUC__
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE static inline
#endif

#endif
