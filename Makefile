# dti: see README.md; `make help` lists what can be made. Everything made goes
# below $(BUILD).

BUILD ?= build
PREFIX ?= /usr/local
CC ?= cc
OPT ?= -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
       -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef \
       -Wformat=2 -Wvla -Werror
PKGS = libpcre2-8 zlib libdeflate minizip expat yaml-0.1 jansson libutf8proc libseccomp libcrypto
DEFS = -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=8 -DDTI_SHARE='"$(PREFIX)/share/dti"'
# What makes a slip harder to use (docs/security.md). FORTIFY needs an optimised
# build and no sanitizer, and is of level 3 where the compiler has that.
HARDEN = -fPIE -fstack-protector-strong $(if $(SAN)$(filter -O0,$(OPT)),,$(FORTIFY))
FORTIFY := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$(shell \
    echo 'long f(char *p) { return (long)__builtin_dynamic_object_size(p, 0); }' | \
    $(CC) -xc -fsyntax-only - 2>/dev/null && echo 3 || echo 2)
ALL_CFLAGS = -std=c17 $(OPT) $(WARN) $(DEFS) -Isrc \
             $(shell pkg-config --cflags $(PKGS)) -MMD -MP \
             $(HARDEN) $(SAN) $(CFLAGS)
LIBS = $(shell pkg-config --libs $(PKGS)) -lhpdf -lmd4c -lxlsxwriter -lgmp -lm
# By the build identifier a run knows what the same program printed before.
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now -Wl,--build-id $(SAN) $(LDFLAGS)

# The folders in the order in which a linker needs them: each may use only what
# stands to its right (scripts/check-includes holds the exact arrows).
FOLDERS = command run annex forms results document process score intake form campaign xlsx sandbox base
sources = $(wildcard $(addprefix src/$(1)/,*.c */*.c */*/*.c))
ARCHIVES = $(foreach f,$(FOLDERS),$(if $(call sources,$(f)),$(BUILD)/lib$(f).a))
SOURCES = src/main.c $(foreach f,$(FOLDERS),$(call sources,$(f)))

all: $(BUILD)/dti fonts ## the program and its fonts (what `make` makes)

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	@$(CC) $(ALL_CFLAGS) -c $< -o $@

define archive
$(BUILD)/lib$(1).a: $(patsubst src/%.c,$(BUILD)/%.o,$(call sources,$(1)))
	@rm -f $$@
	@ar qcs $$@ $$^ # q: files of one name in two rooms are both members
endef
$(foreach f,$(FOLDERS),$(eval $(call archive,$(f))))

# The shell of index.html, as bytes in the program. The files of its script in
# the order in which they need each other.
SITE = src/results/site/shell
SITE_SCRIPT = dom format search address data csv paging table charts list overview \
              files indicators indicator unit beside progress main fresh
$(BUILD)/results/site/page.js: $(SITE_SCRIPT:%=$(SITE)/%.js)
	@mkdir -p $(@D)
	@cat $^ >$@
$(BUILD)/results/site/shell.c: scripts/embed $(SITE)/page.html $(SITE)/page.css \
                               $(BUILD)/results/site/page.js
	@scripts/embed results/site/slots.h site_html=$(SITE)/page.html \
	    site_style=$(SITE)/page.css site_script=$(BUILD)/results/site/page.js >$@
$(BUILD)/results/site/shell.o: $(BUILD)/results/site/shell.c
	@$(CC) $(ALL_CFLAGS) -c $< -o $@
$(BUILD)/libresults.a: $(BUILD)/results/site/shell.o

$(BUILD)/dti: $(BUILD)/main.o $(ARCHIVES)
	@echo '  LD  $@'
	@$(CC) $(ALL_LDFLAGS) -o $@ $(BUILD)/main.o -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# Fonts: Liberation Serif cut to what Vietnamese documents use, in six extents.
FONT_SOURCE ?= /usr/share/fonts/truetype/liberation2
FONTS =
fonts:
define font # face, source, extent, suffix of the name
FONTS += $$(BUILD)/fonts/serif-$(1)$(4).ttf
$$(BUILD)/fonts/serif-$(1)$(4).ttf: $$(FONT_SOURCE)/LiberationSerif-$(2).ttf scripts/cut-font
	@mkdir -p $$(@D)
	@scripts/cut-font $$< $$@ $(3)
endef
define face # face, source
$(eval $(call font,$(1),$(2),whole,))
$(eval $(call font,$(1),$(2),vietnamese,-vietnamese))
$(eval $(call font,$(1),$(2),common,-common))
$(eval $(call font,$(1),$(2),most,-most))
$(eval $(call font,$(1),$(2),some,-some))
$(eval $(call font,$(1),$(2),lines,-lines))
endef
$(call face,regular,Regular)
$(call face,bold,Bold)
$(call face,italic,Italic)
$(call face,bold-italic,BoldItalic)
fonts: $(FONTS)

# Unit tests: tests/unit/FOLDER/test_*.c, each one a cmocka program.
UNIT = $(wildcard tests/unit/*/test_*.c)
UNIT_BIN = $(UNIT:tests/unit/%.c=$(BUILD)/unit/%)
# What they test is optimised; they themselves are compiled in half the time without, and
# nobody counts their lines.
UNIT_CFLAGS = $(filter-out -O% --coverage,$(ALL_CFLAGS)) -O0 -U_FORTIFY_SOURCE
$(BUILD)/unit/%: tests/unit/%.c $(ARCHIVES)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(UNIT_CFLAGS) -Itests $< -o $@ $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group -lcmocka $(LIBS)

# What the reader says of each file that it is given (tests/corpus).
$(BUILD)/corpus_read: tests/corpus/read.c $(ARCHIVES)
	@echo '  LD  $@'
	@$(CC) $(ALL_CFLAGS) $< -o $@ $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# The fuzz targets without libFuzzer, for the inputs that are kept.
FUZZ = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAY = $(FUZZ:%=$(BUILD)/replay_%)
$(BUILD)/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(ARCHIVES)
	@echo '  LD  $@'
	@$(CC) $(filter-out -MMD -MP,$(ALL_CFLAGS)) -Itests $(filter %.c,$^) -o $@ $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group -lcmocka $(LIBS)

# The program with a form more, Mẫu 09 (tests/toy): its lists come before those of
# the archives, whose files then stay out.
$(BUILD)/dti-toy: $(BUILD)/main.o $(wildcard tests/toy/*.[ch]) $(ARCHIVES)
	@echo '  LD  $@'
	@$(CC) $(filter-out -MMD -MP,$(ALL_CFLAGS)) -Itests $(filter %.c %.o,$^) -o $@ $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

unit: $(UNIT_BIN) $(BUILD)/corpus_read $(REPLAY) $(BUILD)/dti-toy ## the unit tests, without running them

# tests/e2e/long names the suites that take most: they play years, drive browsers and
# LibreOffice, and let the machine fail. scripts/check runs them, too.
check: all unit ## the unit tests and the quick suites, two minutes
	scripts/check-includes
	scripts/check-calls $(BUILD)
	scripts/run-tests $(BUILD) $$(ls tests/e2e/*.sh | grep -vxF -f tests/e2e/long) \
	    $$(find $(BUILD)/unit -type f -name 'test_*' ! -name '*.*' | sort)

check-all: all unit ## every suite, minutes
	scripts/check-includes
	scripts/check-calls $(BUILD)
	scripts/run-tests $(BUILD)

# The unit tests again, and the suites that read what others send, built with
# AddressSanitizer and UBSan; the lines that they reach are counted on the way.
SANITIZED = cases cli index intake mistakes
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer --coverage
check-sanitized: ## the unit tests and some suites under AddressSanitizer and UBSan
	$(MAKE) BUILD=$(BUILD)/sanitized OPT='-O1 -g1 -Wno-format-truncation -Wno-format-overflow' SAN='$(SANITIZE)' all unit
	find $(BUILD)/sanitized -name '*.gcda' -delete
	scripts/run-tests $(BUILD)/sanitized $(SANITIZED:%=tests/e2e/%.sh) \
	    $$(find $(BUILD)/sanitized/unit -type f -name 'test_*' ! -name '*.*' | sort)
	scripts/coverage $(BUILD)/sanitized 'by the unit tests and $(SANITIZED)' >$(BUILD)/coverage.txt
	cat $(BUILD)/coverage.txt

# What comes of each file of the corpus beside the repository, against what is
# recorded; and records it.
check-corpus: all unit ## what the reader says of ../shared/corpus, against what is recorded
	scripts/run-tests $(BUILD) tests/e2e/corpus.sh
update-corpus: $(BUILD)/corpus_read ## records that anew
	tests/corpus/corpus.py $(BUILD) $${DTI_SHARED:-../shared}/corpus --update

# Every failure in turn, for hours; make check-all tries a sample.
check-faults: all ## every failure of the machine in turn, for hours
	DTI_FAULTS=--all scripts/run-tests $(BUILD) tests/e2e/faults.sh

# Every document of a played year, and of one with all units, held to the rules
# of PDF/UA and PDF/A, two files at a time: minutes; make check-all takes a sample.
DOCUMENTS = $(BUILD)/documents
check-documents: all ## every page of a year against the rules of PDF/UA and PDF/A, minutes
	rm -rf $(DOCUMENTS)
	LC_ALL=C.UTF-8 /usr/bin/python3 -B tests/campaign/play.py $(BUILD)/dti $(DOCUMENTS)/year
	/usr/bin/python3 -B scripts/bench-campaign $(DOCUMENTS)/all
	$(BUILD)/dti run $(DOCUMENTS)/all -o $(DOCUMENTS)/out --quiet
	find $(DOCUMENTS)/year/out $(DOCUMENTS)/out -name '*.pdf' ! -path '*/de-in/*' | sort | /usr/bin/python3 -B tests/conformance.py
	find $(DOCUMENTS)/year/out $(DOCUMENTS)/out -name '*.pdf' ! -path '*/de-in/*' | sort | /usr/bin/python3 -B tests/pages/typography.py
	scripts/measure-pages $(DOCUMENTS)/out

# Inputs that clang's libFuzzer makes up, FUZZ_SECONDS for each target; what it
# finds stays in tests/fuzz/inputs/TARGET.
FUZZ_SECONDS ?= 600
FUZZ_SAN = address,undefined -fno-sanitize-recover=undefined
FUZZ_FOLDERS = document intake form campaign xlsx sandbox base
fuzz: fonts ## new inputs, FUZZ_SECONDS for each target
	$(MAKE) BUILD=$(BUILD)/fuzz FOLDERS='$(FUZZ_FOLDERS)' CC=clang OPT='-O1 -g1' SAN='-fsanitize=fuzzer-no-link,$(FUZZ_SAN)' fuzz-programs
	DTI_FONTS=$(BUILD)/fonts scripts/fuzz $(BUILD)/fuzz $(FUZZ_SECONDS)
fuzz-programs: $(FUZZ:%=$(BUILD)/fuzz_%)
$(BUILD)/fuzz_%: tests/fuzz/fuzz_%.c $(ARCHIVES)
	@$(CC) $(ALL_CFLAGS) -Itests $< -o $@ -fsanitize=fuzzer $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group -lcmocka $(LIBS)

lint: | $(BUILD) ## includes, format, clang-tidy, cppcheck, shell scripts, man pages
	scripts/lint $(BUILD)

# Which lines all the tests reach, printed a folder at a time; a measure, which
# fails nothing. check-sanitized measures what its own tests reach.
coverage: ## which lines all the tests reach, a folder at a time; long
	$(MAKE) BUILD=$(BUILD)/coverage OPT='-O0' SAN=--coverage all unit
	find $(BUILD)/coverage -name '*.gcda' -delete
	-DTI_RESULTS= scripts/run-tests $(BUILD)/coverage >$(BUILD)/coverage/tests.log
	scripts/coverage $(BUILD)/coverage 'by all tests' >$(BUILD)/coverage.txt
	cat $(BUILD)/coverage.txt

bench: all ## how fast it is beside other programs
	scripts/bench $(BUILD)

# What a run costs for 143, 3,500 and 20,000 units; minutes and gigabytes.
bench-scale: all ## what 143, 3,500 and 20,000 units cost, gigabytes
	scripts/bench-scale $(BUILD)

# How many instructions a run takes, against what is recorded.
count: all ## how many instructions a run takes, against what is recorded
	scripts/count-instructions $(BUILD)

SHARE = $(DESTDIR)$(PREFIX)/share/dti
install: all ## below DESTDIR and PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/fonts $(SHARE)/templates/index \
	    $(SHARE)/templates/documents $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/doc/dti
	install -m 755 $(BUILD)/dti $(DESTDIR)$(PREFIX)/bin/dti
	install -m 644 $(FONTS) $(SHARE)/fonts
	install -m 644 templates/*.yaml $(SHARE)/templates
	install -d $(SHARE)/templates/examples/province-2024
	install -m 644 templates/examples/province-2024/*.yaml \
	    $(SHARE)/templates/examples/province-2024
	install -m 644 templates/index/*.yaml $(SHARE)/templates/index
	install -m 644 templates/documents/*.md $(SHARE)/templates/documents
	install -m 644 docs/dti.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 docs/dti-campaign.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 docs/huong-dan.md docs/mau-tai-lieu.md docs/bo-chi-so.md $(DESTDIR)$(PREFIX)/share/doc/dti

clean: ## removes BUILD
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 18

$(BUILD):
	mkdir -p $@

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: help all fonts unit check check-all check-documents check-corpus update-corpus check-faults fuzz fuzz-programs check-sanitized lint coverage bench bench-scale count install clean
.DELETE_ON_ERROR:
