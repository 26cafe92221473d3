/* reframe - writes an RDW dump in another framing, or damages it, by name. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frames/injure.h"

static int
usage(void)
{
	fprintf(stderr, "usage: reframe [--to=SHAPE | --injury=NAME] "
	    "[--seed=N] [DUMP | --sample=N] >FILE\n"
	    "       reframe --list\n");
	return 2;
}

/* Every shape and every injury, with the result expected of smf119: name, and
 * framing or exit status. */
static int
list_all(void)
{
	for (const struct shape *s = shapes; s->name != NULL; s++)
		printf("shape\t%s\t%s\n", s->name,
		    s->framing != NULL ? s->framing : "refused");
	for (const struct injury *i = injuries; i->name != NULL; i++)
		printf("injury\t%s\t%d\n", i->name, i->status);
	return 0;
}

/* The records of the dump named, or of standard input. */
static bool
read_dump(const char *name, struct list *out)
{
	FILE *f = name == NULL ? stdin : fopen(name, "rb");
	struct bytes all = { 0 };
	bool good;

	if (f == NULL) {
		perror(name);
		return false;
	}
	bytes_read(&all, f);
	if (f != stdin)
		fclose(f);
	good = list_read(out, all.p, all.n) && out->n != 0;
	if (!good)
		fprintf(stderr, "reframe: not an RDW dump\n");
	bytes_free(&all);
	return good;
}

static int
write_image(const struct shape *shape, const struct injury *injury,
    const struct list *list, unsigned seed)
{
	struct image image = frame(shape, list);
	size_t n;

	if (injury != NULL)
		injure(injury, &image, list->n, seed);
	n = fwrite(image.file.p, 1, image.file.n, stdout);
	if (n != image.file.n || fflush(stdout) != 0) {
		perror("reframe: write");
		return 2;
	}
	image_free(&image);
	return 0;
}

struct options {
	const char *to;
	const char *injury;
	unsigned seed;
	size_t sample;
	bool list;
};

static bool
options_read(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "to", required_argument, NULL, 't' },
		{ "injury", required_argument, NULL, 'i' },
		{ "seed", required_argument, NULL, 's' },
		{ "sample", required_argument, NULL, 'n' },
		{ "list", no_argument, NULL, 'l' },
		{ NULL, 0, NULL, 0 }
	};
	int c;

	while ((c = getopt_long(argc, argv, "", known, NULL)) != -1) {
		switch (c) {
		case 't':
			o->to = optarg;
			break;
		case 'i':
			o->injury = optarg;
			break;
		case 's':
			o->seed = (unsigned)strtoul(optarg, NULL, 10);
			break;
		case 'n':
			o->sample = strtoul(optarg, NULL, 10);
			break;
		case 'l':
			o->list = true;
			break;
		default:
			return false;
		}
	}
	return true;
}

int
main(int argc, char **argv)
{
	struct options o = { "rdw", NULL, 0, 0, false };
	const struct injury *injury = NULL;
	const struct shape *shape;
	struct list list = { NULL, 0 };
	int status;

	if (!options_read(argc, argv, &o))
		return usage();
	if (o.list)
		return list_all();
	if (o.injury != NULL && (injury = injury_find(o.injury)) == NULL)
		return usage();
	shape = shape_find(injury != NULL ? injury->shape : o.to);
	if (shape == NULL)
		return usage();
	if (o.sample != 0)
		list_sample(&list, o.sample);
	else if (!read_dump(argv[optind], &list))
		return 2;
	status = write_image(shape, injury, &list, o.seed);
	list_free(&list);
	return status;
}
