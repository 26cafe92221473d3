/* xmit - writes what TSO TRANSMIT sends. */
#ifndef SMF119_TEST_XMIT_H
#define SMF119_TEST_XMIT_H

#include "tools/records/list.h"

enum {
	XMIT_MESSAGE = 1,	/* a message before the data */
	XMIT_RDWS = 2,		/* records with their RDWs, as some write */
	XMIT_FIXED = 4		/* one record for each 1024 bytes of a file */
};

/* Pieces of a file, for tests that write wrong ones. */
void xmit_record(struct bytes *out, unsigned flags, const void *p, size_t n);
void xmit_control(struct bytes *out, unsigned number, const char *hex);
void xmit_end(struct bytes *out);

/* The records of a dump, with an RDW in front of each. */
void xmit_list(const struct list *l, unsigned flags, struct bytes *out);

/* The bytes of a file of fixed-length records. */
void xmit_bytes(const void *p, size_t n, struct bytes *out);

#endif
