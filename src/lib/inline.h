/* inline - functions that must become part of the loop that calls them, and
 * those that must not. Without ALWAYS_INLINE, compilers keep calls, and tests of
 * constants, that take longer than the work on one field. Without NEVER_INLINE,
 * a function for rare cases becomes part of its caller, which then saves
 * registers on the stack in every call. */
#ifndef SMF119_INLINE_H
#define SMF119_INLINE_H

#ifdef __GNUC__
#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define NEVER_INLINE static __attribute__((noinline))
#else
#define ALWAYS_INLINE static inline
#define NEVER_INLINE static
#endif

#endif
