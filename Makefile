# smf119 - see README.md. Needs make, a C11 compiler and iconv(3).

CC ?= cc
AR ?= ar
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR ?=
RUN ?=

B = build
SAMPLE = samples/ipsec.smf

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wcast-qual -Wwrite-strings -Wundef -Wvla \
	-Wformat=2
STD = -std=c11 -D_POSIX_C_SOURCE=200809L -D_FILE_OFFSET_BITS=64 \
	-D_TIME_BITS=64
# Optimized builds are hardened, but not with a sanitizer; a static program is
# not position-independent. scripts/dev/check-hardening checks the result.
ifneq ($(filter -O1 -O2 -O3 -Os,$(CFLAGS)),)
ifeq ($(findstring -fsanitize,$(CFLAGS))$(filter windows,$(SYSTEM)),)
HARDEN = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
ifeq ($(filter -static,$(LDFLAGS) $(CFLAGS)),)
HARDEN_LINK = -pie -Wl,-z,relro,-z,now
endif
endif
endif
COMPILE = $(CC) $(STD) $(WARN) -Isrc $(HARDEN) $(CPPFLAGS) $(CFLAGS) -MMD -MP
LINK = $(CC) $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS)

# In the order they are loaded, common.layout first: a block uses what stands
# before it.
COMMON = src/layout/builtin/common.layout
LAYOUTS = $(COMMON) $(filter-out $(COMMON), \
	$(sort $(wildcard src/layout/builtin/*.layout)))
# src/os/NAME.h declares what the operating system does, src/os/$(SYSTEM) does
# it; src/start/$(SYSTEM) is what calls main, if that is not the C library. EXE
# ends the name of a program.
SYSTEM = posix
EXE =
SOURCES = $(sort $(wildcard src/*.c src/*/*.c src/*/$(SYSTEM)/*.c))
OBJECTS = $(SOURCES:%.c=$(B)/%.o) $(B)/builtin.o
MAIN = $(B)/src/main.o
LIBRARY = $(B)/libsmf119.a

# One test program: tests/main.c, tests/support, and every folder with a
# check_NAME.c: those mirror src, and tests/program runs the whole program.
# Each tests/tools/*.c is a program of its own, with all of tests/tools/*/.
SUITES = $(sort $(wildcard tests/*/check_*.c))
TEST_FOLDERS = $(sort $(dir $(SUITES))) tests/support/
TESTS = tests/main.c $(sort $(wildcard $(TEST_FOLDERS:%=%*.c)))
TEST_OBJECTS = $(TESTS:%.c=$(B)/%.o)
TOOL_LIBRARY = $(patsubst %.c, $(B)/%.o, $(sort \
	$(wildcard tests/tools/*/*.c)))
TOOLS = $(patsubst tests/tools/%.c, $(B)/%, $(wildcard tests/tools/*.c))

# Each tests/fuzz/fuzz_NAME.c is a target: replay-NAME runs it on files, and
# fuzz-NAME, built with clang's fuzzer, makes the files up. See
# scripts/dev/fuzz.
TARGETS = $(patsubst tests/fuzz/fuzz_%.c, %, $(sort $(wildcard \
	tests/fuzz/fuzz_*.c)))
REPLAYS = $(TARGETS:%=$(B)/replay-%)
FUZZERS = $(TARGETS:%=$(B)/fuzz-%)
FUZZ_SOURCES = $(sort $(wildcard tests/fuzz/*.c))
FUZZ_OBJECTS = $(FUZZ_SOURCES:%.c=$(B)/%.o)
FUZZ_PARTS = $(filter-out $(B)/tests/fuzz/fuzz_% $(B)/tests/fuzz/replay.o, \
	$(FUZZ_OBJECTS))
FUZZ_WRAP = -Wl,--wrap=read,--wrap=write,--wrap=malloc,--wrap=calloc \
	-Wl,--wrap=free
TIME = 60

# tests/faults: a second smf119 in which calls to the system can fail.
FAULTS = $(B)/smf119-faults
FAULTS_WRAP = -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=fopen \
	-Wl,--wrap=read,--wrap=write,--wrap=open,--wrap=open64 \
	-Wl,--wrap=iconv_open,--wrap=arena_take,--wrap=arena_text \
	-Wl,--wrap=arena_join \
	-Wl,--wrap=pipe,--wrap=posix_spawn,--wrap=waitpid

# GNU libiconv is a library of its own where libc has no iconv.
LIBICONV = $(shell sh scripts/dev/find-iconv "$(CC)" $(B))
LIBS = $(if $(filter windows,$(SYSTEM)),-lws2_32,$(LIBICONV)) $(LDLIBS)
CHECK_CFLAGS = $(shell pkg-config --cflags check)
CHECK_LIBS = $(shell pkg-config --libs check)

.PHONY: FORCE all demo check check-build check-asan check-kit check-deb \
	check-dist check-arrows check-scripts \
	check-instructions check-static check-memory check-valgrind \
	check-platforms check-large check-windows coverage coverage-kit replay \
	fuzz fuzzers bench install uninstall dist static static-s390x windows clean
.DELETE_ON_ERROR:

all: $(B)/smf119

$(B)/smf119$(EXE): $(MAIN) $(LIBRARY)
	$(LINK) -o $@ $(MAIN) $(LIBRARY) $(LIBS)

# The compiler names each switch that a new kind or option must touch.
$(OBJECTS): WARN += -Wswitch-enum

$(LIBRARY): $(filter-out $(MAIN), $(OBJECTS))
	rm -f $@
	$(AR) rc $@ $^

$(B)/builtin.c: $(LAYOUTS) scripts/dev/embed
	@mkdir -p $(@D)
	sh scripts/dev/embed $(LAYOUTS) >$@

# The commit that is built, for --version; none in a tree without git. The file
# is written only when it changes.
COMMIT = $(shell test -e .git && git describe --always --dirty --abbrev=12 \
	--exclude='*' 2>/dev/null)
$(B)/commit: FORCE
	@mkdir -p $(@D)
	@echo '$(COMMIT)' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(B)/src/version.o: $(B)/commit
$(B)/src/version.o: COMPILE += -DSMF119_COMMIT='"$(COMMIT)"'

$(B)/src/os/posix/folder.o: COMPILE += -DSYSCONFDIR='"$(SYSCONFDIR)"'

$(B)/%.o: $(B)/%.c
	$(COMPILE) -c -o $@ $<

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

demo: $(B)/smf119
	$(RUN) $(B)/smf119 $(SAMPLE)

# Written only when it changes: every test includes it.
SUITE_LIST = $(patsubst check_%,SUITE(%),$(basename $(notdir $(SUITES))))
$(B)/suites.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(SUITE_LIST:%='%') >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(TEST_OBJECTS): $(B)/suites.list
$(TEST_OBJECTS): COMPILE += -I$(B) $(CHECK_CFLAGS)
$(B)/tests/%.o: COMPILE += -Itests

$(B)/check: $(TEST_OBJECTS) $(TOOL_LIBRARY) $(LIBRARY)
	$(LINK) -o $@ $(TEST_OBJECTS) $(TOOL_LIBRARY) $(LIBRARY) \
	    $(CHECK_LIBS) $(LIBS)

$(TOOLS): $(B)/%: $(B)/tests/tools/%.o $(TOOL_LIBRARY) $(LIBRARY)
	$(LINK) -o $@ $< $(TOOL_LIBRARY) $(LIBRARY) $(LIBS)

# Builds what "make check" runs, and runs nothing.
check-build: $(B)/check $(B)/smf119 $(TOOLS) $(FAULTS) $(REPLAYS)

check: check-build replay
	BUILD=$(B) RUN="$(RUN)" $(RUN) $(B)/check

$(FAULTS): $(MAIN) $(LIBRARY) $(B)/tests/faults/faults.o
	$(LINK) $(FAULTS_WRAP) -o $@ $^ $(LIBS)

$(REPLAYS): $(B)/replay-%: $(B)/tests/fuzz/fuzz_%.o \
    $(B)/tests/fuzz/replay.o $(FUZZ_PARTS) $(LIBRARY)
	$(LINK) $(FUZZ_WRAP) -o $@ $^ $(LIBS)

$(FUZZERS): $(B)/fuzz-%: $(B)/tests/fuzz/fuzz_%.o $(FUZZ_PARTS) $(LIBRARY)
	$(LINK) -fsanitize=fuzzer $(FUZZ_WRAP) -o $@ $^ $(LIBS)

# Runs every file of the fuzz corpus once.
replay: $(REPLAYS)
	@set -e; for t in $(TARGETS); do \
		$(RUN) $(B)/replay-$$t tests/fuzz/corpus/$$t/*; done

fuzzers: $(FUZZERS)

fuzz:
	sh scripts/dev/fuzz $(TIME)

coverage:
	sh scripts/dev/check-coverage

coverage-kit:
	MAKE="$(MAKE)" BUILD=$(B) sh scripts/dev/check-kit-coverage

check-arrows: $(OBJECTS)
	scripts/dev/check-arrows $(B)

check-scripts:
	sh scripts/dev/check-scripts

check-static:
	sh scripts/dev/check-static

check-memory:
	sh scripts/dev/check-memory

check-valgrind:
	sh scripts/dev/check-memory suite

check-platforms:
	sh scripts/dev/check-platforms

check-large: $(B)/smf119
	BUILD=$(B) RUN="$(RUN)" sh scripts/dev/check-large

SANITIZE = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all

check-asan:
	$(MAKE) B=build/asan CFLAGS="$(SANITIZE)" check

# For Windows, with the compiler of Debian's mingw-w64. ANSI_STDIO: printf of the
# C standard; NT 6.1: Windows 7 and later.
MINGW = x86_64-w64-mingw32-
windows:
	@command -v $(MINGW)gcc >/dev/null || { \
	    echo "windows: $(MINGW)gcc is missing: package gcc-mingw-w64-x86-64" >&2; \
	    exit 2; }
	$(MAKE) B=build/windows SYSTEM=windows EXE=.exe CC=$(MINGW)gcc \
	    AR=$(MINGW)ar LDFLAGS='-static -municode' \
	    CPPFLAGS='-D__USE_MINGW_ANSI_STDIO=1 -D_WIN32_WINNT=0x0601' \
	    build/windows/smf119.exe

check-windows: windows check-build
	sh scripts/dev/check-windows $(B) build/windows/smf119.exe

VERSION = $(shell sed -n 's/.*SMF119_VERSION "\(.*\)"/\1/p' src/version.h)
KIT = $(notdir $(sort $(wildcard scripts/kit/smf119-*)))
# Names of version 0.1.0, for one release.
OLD = over-archive:smf119-archive plot-history:smf119-plot
MAN1 = smf119.1 $(KIT:%=%.1)
bin = $(DESTDIR)$(PREFIX)/bin
share = $(DESTDIR)$(PREFIX)/share
# Where zsh looks for functions; Debian's packages have vendor-completions.
ZSH_FUNCTIONS = site-functions

# The commands find share/smf119/kit next to their own bin folder, so that an
# installed tree can be moved, or copied to a host without root.
install: $(B)/smf119
	install -d $(bin) $(share)/man/man1 $(share)/man/man5 \
	    $(share)/bash-completion/completions \
	    $(share)/zsh/$(ZSH_FUNCTIONS) $(share)/fish/vendor_completions.d \
	    $(share)/smf119/kit $(share)/smf119/zos $(share)/smf119/layouts
	install -m 755 $(B)/smf119 $(KIT:%=scripts/kit/%) $(bin)
	install -m 644 $(MAN1:%=man/%) $(share)/man/man1
	install -m 644 man/smf119.layout.5 $(share)/man/man5
	install -m 755 completion/complete $(share)/smf119
	install -m 644 completion/_smf119 $(share)/zsh/$(ZSH_FUNCTIONS)
	for c in smf119 $(KIT); do \
	    install -m 644 completion/smf119.bash \
	        $(share)/bash-completion/completions/$$c; \
	    install -m 644 completion/smf119.fish \
	        $(share)/fish/vendor_completions.d/$$c.fish; done
	install -m 644 scripts/kit/*.py scripts/kit/audit.rules \
	    $(share)/smf119/kit
	for names in $(OLD); do ln -sf ../../bin/$${names#*:} \
	    $(share)/smf119/$${names%:*}; done
	install -m 755 scripts/zos/get-* $(share)/smf119/zos
	install -m 644 scripts/zos/*.jcl scripts/zos/iked.conf \
	    scripts/zos/profile.tcpip $(share)/smf119/zos
	install -m 644 src/layout/builtin/*.layout samples/layouts/*.layout \
	    $(share)/smf119/layouts

uninstall:
	rm -f $(bin)/smf119 $(KIT:%=$(bin)/%) $(MAN1:%=$(share)/man/man1/%) \
	    $(share)/man/man5/smf119.layout.5 \
	    $(share)/zsh/$(ZSH_FUNCTIONS)/_smf119 \
	    $(patsubst %,$(share)/bash-completion/completions/%,smf119 $(KIT)) \
	    $(patsubst %,$(share)/fish/vendor_completions.d/%.fish,smf119 $(KIT))
	rm -rf $(share)/smf119

# Counts a separate build in build/count; B and CFLAGS make no difference.
check-instructions:
	MAKE="$(MAKE)" sh scripts/dev/check-instructions

bench:
	MAKE="$(MAKE)" BUILD=$(B) sh scripts/dev/bench

check-kit: $(B)/smf119 $(TOOLS)
	BUILD=$(B) RUN="$(RUN)" sh tests/kit/run
	BUILD=$(B) python3 -B -m unittest discover -s tests/kit -p 'test_*.py'

# Builds, installs and removes the Debian package; skipped unless root.
check-deb:
	sh tests/kit/deb-package

# The tree as committed, with the same bytes each time: git gives every file the
# time of the commit, and gzip -n leaves out name and time.
dist:
	@mkdir -p build
	git -c tar.umask=0022 archive --format=tar \
	    --prefix=smf119-$(VERSION)/ HEAD | gzip -9n \
	    >build/smf119-$(VERSION).tar.gz

check-dist:
	sh tests/kit/dist

# For hosts without a compiler or without root. Of EBCDIC code pages, a static
# program has the built-in ones and those of its C library.
need = @command -v $(1) >/dev/null || \
	{ echo '$(1) is missing: package $(2)' >&2; exit 2; }

static:
	$(call need,musl-gcc,musl-tools)
	$(MAKE) B=build/static CC=musl-gcc LDFLAGS=-static build/static/smf119

static-s390x:
	$(call need,s390x-linux-gnu-gcc,gcc-s390x-linux-gnu)
	$(MAKE) B=build/s390x CC=s390x-linux-gnu-gcc LDFLAGS=-static \
	    build/s390x/smf119

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d) $(TOOL_LIBRARY:.o=.d)
-include $(FUZZ_OBJECTS:.o=.d) $(B)/tests/faults/faults.d
-include $(TOOLS:$(B)/%=$(B)/tests/tools/%.d)
