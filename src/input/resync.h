/* resync - finds the next believable record after damage. */
#ifndef SMF119_RESYNC_H
#define SMF119_RESYNC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/framing.h"
#include "input/source.h"
#include "lib/span.h"

/* Consumes bytes until a believable record is ahead, and sets *pos, which was
 * where the chain broke, to read on from there. False when there is none: all
 * is consumed then. */
bool resync_forward(struct source *src, const struct framing *framing,
    struct position *pos);

/* For a chain that broke behind a segment still held by src: was the length of
 * that segment too long, so that it took in others? Then goes back to the first
 * record inside it whose chain runs on past the break, sets *pos, which was
 * where the chain broke, and returns true. */
bool resync_back(struct source *src, const struct framing *framing,
    struct position *pos);

/* The same, but consumes nothing: *at counts from the first byte held. */
bool resync_crossed(struct source *src, const struct framing *framing,
    struct position *pos, size_t *at);

/* Does a record that another one follows, before limit (SIZE_MAX: anywhere),
 * begin in the n bytes ahead, behind the first? Its header is to be usual, or
 * of that system (NULL: of any). pos is the position at the first. Consumes
 * nothing. */
bool resync_inside(struct source *src, const struct framing *framing,
    const struct position *pos, size_t n, size_t limit,
    const uint32_t *system);

/* Consumes zeros, but for the last few. True when only zeros were left. */
bool resync_zeros(struct source *src);

#endif
