# smf119 - see README.md. Needs make, a C11 compiler and iconv(3).

CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
DESTDIR ?=
RUN ?=

B = build
SAMPLE = samples/ipsec.smf

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wundef -Wvla \
	-Wformat=2
STD = -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64
COMPILE = $(CC) $(STD) $(WARN) -Isrc $(CPPFLAGS) $(CFLAGS) -MMD -MP

# In the order they are loaded: a block uses what stands before it.
LAYOUTS = $(addprefix src/layout/builtin/, common.layout ike.layout \
	ip.layout names.layout)
SOURCES = $(wildcard src/*.c src/*/*.c)
OBJECTS = $(SOURCES:%.c=$(B)/%.o) $(B)/builtin.o
LIBRARY = $(filter-out $(B)/src/main.o, $(OBJECTS))
TESTS = $(wildcard tests/*.c)
TEST_OBJECTS = $(TESTS:%.c=$(B)/%.o)
TOOLS = $(patsubst tests/tools/%.c, $(B)/%, $(wildcard tests/tools/*.c))

# GNU libiconv is a library of its own where libc has no iconv.
LIBICONV = $(shell sh scripts/find-iconv "$(CC)" $(B))
CHECK_CFLAGS = $(shell pkg-config --cflags check)
CHECK_LIBS = $(shell pkg-config --libs check)

.PHONY: all demo check check-asan install uninstall clean
.DELETE_ON_ERROR:

all: $(B)/smf119

$(B)/smf119: $(OBJECTS)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(LIBICONV) $(LDLIBS)

$(B)/builtin.c: $(LAYOUTS) scripts/embed
	@mkdir -p $(@D)
	sh scripts/embed $(LAYOUTS) >$@

$(B)/%.o: $(B)/%.c
	$(COMPILE) -c -o $@ $<

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

demo: $(B)/smf119
	$(RUN) $(B)/smf119 $(SAMPLE)

$(B)/tests/%.o: COMPILE += $(CHECK_CFLAGS)

$(B)/check: $(TEST_OBJECTS) $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(TEST_OBJECTS) $(LIBRARY) \
	    $(CHECK_LIBS) $(LIBICONV) $(LDLIBS)

$(TOOLS): $(B)/%: $(B)/tests/tools/%.o $(LIBRARY)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LIBICONV) $(LDLIBS)

check: $(B)/check $(B)/smf119 $(TOOLS)
	BUILD=$(B) RUN="$(RUN)" $(RUN) $(B)/check

check-asan:
	$(MAKE) B=build/asan CFLAGS="-O1 -g -fno-omit-frame-pointer \
	    -fsanitize=address,undefined -fno-sanitize-recover=all" check

install: $(B)/smf119
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(B)/smf119 $(DESTDIR)$(PREFIX)/bin/smf119
	install -m 644 man/smf119.1 $(DESTDIR)$(PREFIX)/share/man/man1/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/smf119
	rm -f $(DESTDIR)$(PREFIX)/share/man/man1/smf119.1

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)
-include $(TOOLS:$(B)/%=$(B)/tests/tools/%.d)
