/* misframe - dumps changed by a transfer or another program: shapes to be
 * refused. */
#ifndef SMF119_TEST_MISFRAME_H
#define SMF119_TEST_MISFRAME_H

#include "frame.h"

/* In frame.c: records with their RDWs. */
void write_rdw(const struct shape *s, const struct list *l,
    struct image *out);

void write_little(const struct shape *s, const struct list *l,
    struct image *out);
void write_exclusive(const struct shape *s, const struct list *l,
    struct image *out);
void write_translated(const struct shape *s, const struct list *l,
    struct image *out);
void write_recoded(const struct shape *s, const struct list *l,
    struct image *out);
void write_line_ends(const struct shape *s, const struct list *l,
    struct image *out);

#endif
