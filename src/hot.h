/* hot - functions that must become part of the loop that calls them.
 *
 * Left to itself a compiler keeps calls, and tests of what is known, that
 * cost more than the work on one field. */
#ifndef SMF119_HOT_H
#define SMF119_HOT_H

#ifdef __GNUC__
#define HOT_INLINE static inline __attribute__((always_inline))
#else
#define HOT_INLINE static inline
#endif

#endif
