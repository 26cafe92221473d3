# smf119 - see README.md. Needs make, a C11 compiler and iconv(3).

CC ?= cc
AR ?= ar
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
LINK = $(CC) $(CFLAGS) $(LDFLAGS)

# In the order they are loaded: a block uses what stands before it.
LAYOUTS = $(addprefix src/layout/builtin/, common.layout ike.layout \
	ip.layout names.layout)
SOURCES = $(sort $(wildcard src/*.c src/*/*.c))
OBJECTS = $(SOURCES:%.c=$(B)/%.o) $(B)/builtin.o
MAIN = $(B)/src/main.o
LIBRARY = $(B)/libsmf119.a

# tests/*.c is one program; each tests/tools/*.c is one, with tests/tools/lib.
TESTS = $(sort $(wildcard tests/*.c))
TEST_OBJECTS = $(TESTS:%.c=$(B)/%.o)
TOOL_LIBRARY = $(patsubst %.c, $(B)/%.o, $(sort $(wildcard tests/tools/lib/*.c)))
TOOLS = $(patsubst tests/tools/%.c, $(B)/%, $(wildcard tests/tools/*.c))

# GNU libiconv is a library of its own where libc has no iconv.
LIBICONV = $(shell sh scripts/find-iconv "$(CC)" $(B))
LIBS = $(LIBICONV) $(LDLIBS)
CHECK_CFLAGS = $(shell pkg-config --cflags check)
CHECK_LIBS = $(shell pkg-config --libs check)

.PHONY: all demo check check-asan install uninstall clean
.DELETE_ON_ERROR:

all: $(B)/smf119

$(B)/smf119: $(MAIN) $(LIBRARY)
	$(LINK) -o $@ $(MAIN) $(LIBRARY) $(LIBS)

$(LIBRARY): $(filter-out $(MAIN), $(OBJECTS))
	rm -f $@
	$(AR) rc $@ $^

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

$(B)/tests/check_%.o $(B)/tests/main.o $(B)/tests/support.o: \
    COMPILE += $(CHECK_CFLAGS)

$(B)/check: $(TEST_OBJECTS) $(LIBRARY)
	$(LINK) -o $@ $(TEST_OBJECTS) $(LIBRARY) $(CHECK_LIBS) $(LIBS)

$(TOOLS): $(B)/%: $(B)/tests/tools/%.o $(TOOL_LIBRARY) $(LIBRARY)
	$(LINK) -o $@ $< $(TOOL_LIBRARY) $(LIBRARY) $(LIBS)

check: $(B)/check $(B)/smf119 $(TOOLS)
	BUILD=$(B) RUN="$(RUN)" $(RUN) $(B)/check

SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all

check-asan:
	$(MAKE) B=build/asan CFLAGS="$(SANITIZE)" check

MAN1 = $(DESTDIR)$(PREFIX)/share/man/man1
MAN5 = $(DESTDIR)$(PREFIX)/share/man/man5
BASH = $(DESTDIR)$(PREFIX)/share/bash-completion/completions

install: $(B)/smf119
	install -d $(DESTDIR)$(PREFIX)/bin $(MAN1) $(MAN5) $(BASH)
	install -m 755 $(B)/smf119 $(DESTDIR)$(PREFIX)/bin/smf119
	install -m 644 man/smf119.1 $(MAN1)/smf119.1
	install -m 644 man/smf119.layout.5 $(MAN5)/smf119.layout.5
	install -m 644 completion/smf119.bash $(BASH)/smf119

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/smf119 $(BASH)/smf119
	rm -f $(MAN1)/smf119.1 $(MAN5)/smf119.layout.5

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) $(TOOL_LIBRARY:.o=.d)
-include $(TOOLS:$(B)/%=$(B)/tests/tools/%.d)
