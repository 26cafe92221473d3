/* mksmf - turns readable text into an SMF dump: mksmf FILE.txt >FILE.smf
 *
 * A statement stands on one line, a comment behind #. Fields have the names
 * of the layouts; samples/ipsec.txt shows all that is needed every day.
 *
 * record TYPE [SUBTYPE]     begins a record; its header's fields follow, and
 *                           stay for the records after it
 * section NAME [SIZE]       a section, with its triplet: zeros and blanks, to
 *                           be set by name. Shorter or longer than documented
 *                           with SIZE. A NAME that begins with "raw" has no
 *                           layout. Its fields follow
 * same                      ... with what the last section of that name held
 * again                     one more occurrence of the section
 * bytes ITEMS               more bytes: "text", 0xNN, zeros N
 * gap N                     N bytes X'EE' that belong to no section
 * triplets NAME...          the order of triplets, else that of the sections;
 *                           one of a section that is not there is all zeros
 * span N...                 a spanned record: N bytes in each segment, and one
 *                           more for the rest
 * lie triplets N            a count that is not true
 * lie triplet I [offset N] [length N] [number N]
 * lie length N              a record length that is not true
 * file ITEMS                bytes between two records */
#include <stdio.h>
#include <stdlib.h>

#include "layout/files.h"
#include "records/maker.h"

static char *
file_text(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	char *text = malloc(BYTES_MAX);

	if (f == NULL || text == NULL) {
		perror(path);
		exit(2);
	}
	*n = fread(text, 1, BYTES_MAX, f);
	fclose(f);
	return text;
}

static void
make(struct maker *m, const char *text, size_t n)
{
	const char *end = text + n;
	struct token t = { .kind = TOKEN_END };

	while (line_next(&text, end, &m->text.line)) {
		t = token_next(&m->text.line);
		if (t.kind != TOKEN_END)
			maker_statement(m, &t);
	}
	maker_end(m, &t);
}

int
main(int argc, char **argv)
{
	static struct maker m;
	struct layout_error error;
	char *text;
	size_t n;

	if (argc != 2 || !layout_load_builtin(&m.catalog, &(const char *){ 0 },
	    &error)) {
		fputs("usage: mksmf FILE.txt >FILE.smf\n", stderr);
		return 2;
	}
	m.header = catalog_section(&m.catalog, "SMF119HDR");
	m.text.file = argv[1];
	text = file_text(argv[1], &n);
	make(&m, text, n);
	fwrite(m.out.p, 1, m.out.n, stdout);
	free(text);
	catalog_free(&m.catalog);
	return fflush(stdout) == 0 ? 0 : 2;
}
