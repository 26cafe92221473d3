/* trial - reads random dumps, and counts the records that are missing. */
#include "trial.h"

#include <string.h>

#include "input/framing.h"
#include "input/framings.h"
#include "outcome.h"

/* Was a byte of the part damaged? What stands before the first record of a
 * block belongs to the block. */
static bool
part_touched(const struct shape *s, const struct place *p,
    const struct damage *d)
{
	bool blocks = strcmp(s->framing, "bdw") == 0 ||
	    strcmp(s->framing, "aws") == 0;
	size_t start = blocks ? p->data : p->start;

	if (d->op == DAMAGE_INSERT)
		return d->at > start && d->at < p->end;
	return d->at < p->end && d->at + d->n > start;
}

/* touched[i] for each record of the image. */
static void
mark_touched(const struct shape *s, const struct image *image,
    const struct damage *d, bool *touched, size_t n)
{
	memset(touched, 0, n * sizeof *touched);
	for (size_t i = 0; i < image->n; i++)
		if (part_touched(s, &image->parts[i], d))
			touched[image->parts[i].record] = true;
}

static bool
same(const struct bytes *a, const struct bytes *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* How many records of the list that were not touched are not in got. Both are
 * in order. */
static size_t
count_missing(const struct list *got, const struct list *list,
    const bool *touched)
{
	size_t missing = 0, at = 0;

	for (size_t i = 0; i < list->n; i++) {
		size_t k = at;

		if (touched[i])
			continue;
		while (k < got->n && !same(&got->records[k],
		    &list->records[i]))
			k++;
		if (k < got->n)
			at = k + 1;
		else
			missing++;
	}
	return missing;
}

/* Are all lengths of the dump valid, and all headers believable? Then nothing
 * shows that a record is missing. */
static bool
is_legal(const struct framing *f, const struct bytes *file)
{
	struct position pos = position_start();
	struct span ahead = { file->p, file->n };
	struct segment s;
	bool begun = false;

	while (span_zeros(ahead, 0) < ahead.n) {
		switch (f->next(&pos, ahead, &s)) {
		case FRAMING_SKIP:
			if (s.before > ahead.n)
				return false;
			ahead = span_from(ahead, (size_t)s.before);
			break;
		case FRAMING_SEGMENT:
			if (segment_end(&s) > ahead.n ||
			    segment_begins_record(&s) == begun ||
			    (segment_begins_record(&s) &&
			    !header_believable(ahead, segment_data(&s))))
				return false;
			begun = s.code == SEGMENT_FIRST ||
			    s.code == SEGMENT_MIDDLE;
			ahead = span_from(ahead, segment_end(&s));
			break;
		case FRAMING_REPORT:
		case FRAMING_EXCISE:
		case FRAMING_NEED:
		case FRAMING_BROKEN:
			return false;
		}
	}
	return !begun && (f->finish == NULL || f->finish(&pos, &s));
}

/* meet: where the second of two joined dumps begins. */
static void
read_both(struct trial *t, const struct bytes *file, const char *framing,
    const struct list *list, const bool *touched, uint64_t meet)
{
	struct outcome o = outcome_of(file->p, file->n, NULL);

	t->records = list->n;
	for (size_t i = 0; i < list->n; i++)
		t->untouched += !touched[i];
	t->found = o.records.n;
	t->found_status = o.status;
	t->found_missing = count_missing(&o.records, list, touched);
	for (size_t i = 0; i < o.nfaults && i < OUTCOME_FAULTS; i++)
		t->changes += o.faults[i].kind == FAULT_FRAMING_CHANGED;
	t->at_once = o.nfaults == 1 && t->changes == 1 &&
	    o.faults[0].offset == meet;
	outcome_free(&o);
	o = outcome_of(file->p, file->n, framing);
	t->told = o.records.n;
	t->told_status = o.status;
	t->told_missing = count_missing(&o.records, list, touched);
	outcome_free(&o);
	t->legal = is_legal(framing_find(framing), file);
}

enum { MOST = 256 };

/* The dump of trial_damaged. */
static struct image
make_damaged(uint64_t seed, struct trial *t, struct list *list,
    bool *touched)
{
	struct dice d = dice_of(seed);
	struct image image;

	t->shape = trial_shape(&d, 4096);
	trial_records(&d, list, dice_between(&d, 20, 200), 4000);
	image = frame(&t->shape, list);
	t->damage = trial_damage(&d, &image.file);
	mark_touched(&t->shape, &image, &t->damage, touched, list->n);
	return image;
}

struct trial
trial_damaged(uint64_t seed)
{
	struct list list = { NULL, 0 };
	struct trial t = { .records = 0 };
	bool touched[MOST];
	struct image image = make_damaged(seed, &t, &list, touched);

	read_both(&t, &image.file, t.shape.framing, &list, touched, 0);
	image_free(&image);
	list_free(&list);
	return t;
}

struct bytes
trial_dump(uint64_t seed)
{
	struct list list = { NULL, 0 };
	struct trial t = { .records = 0 };
	bool touched[MOST];
	struct image image = make_damaged(seed, &t, &list, touched);
	struct bytes file = image.file;

	image.file = (struct bytes){ 0 };
	image_free(&image);
	list_free(&list);
	return file;
}

struct trial
trial_joined(uint64_t seed)
{
	static const bool touched[MOST];
	struct dice d = dice_of(seed);
	struct trial t = { .shape = trial_shape(&d, 4096) };
	struct shape second = trial_shape(&d, 4096);
	struct list list = { NULL, 0 }, more = { NULL, 0 };
	struct image a, b;
	size_t meet;

	while (strcmp(second.framing, t.shape.framing) == 0)
		second = trial_shape(&d, 4096);
	trial_records(&d, &list, dice_between(&d, 2, 100), 4000);
	trial_records(&d, &more, dice_between(&d, 2, 100), 4000);
	a = frame(&t.shape, &list);
	b = frame(&second, &more);
	meet = a.file.n;
	bytes_add(&a.file, b.file.p, b.file.n);
	for (size_t i = 0; i < more.n; i++)
		list_add(&list, more.records[i].p, more.records[i].n);
	read_both(&t, &a.file, t.shape.framing, &list, touched, meet);
	image_free(&a);
	image_free(&b);
	list_free(&list);
	list_free(&more);
	return t;
}

struct trial
trial_undamaged(uint64_t seed)
{
	static const bool touched[MOST];
	struct dice d = dice_of(seed);
	struct trial t = { .shape = trial_shape(&d, 1000) };
	struct list list = { NULL, 0 };
	struct image image;

	/* an unspanned record is not longer than a block */
	trial_records(&d, &list, dice_between(&d, 2, 60), 990);
	image = frame(&t.shape, &list);
	read_both(&t, &image.file, t.shape.framing, &list, touched, 0);
	image_free(&image);
	list_free(&list);
	return t;
}
