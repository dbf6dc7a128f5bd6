# dti: see README.md. `make`, `make check`, `make install DESTDIR= PREFIX=`,
# `make bench`, `make clean`. Everything made goes below $(BUILD).

BUILD ?= build
PREFIX ?= /usr/local
CC ?= cc
OPT ?= -O2 -g
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
       -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef \
       -Wformat=2 -Wvla -Werror
PKGS = libpcre2-8 zlib minizip expat yaml-0.1 jansson libutf8proc
DEFS = -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=8 -DDTI_SHARE='"$(PREFIX)/share/dti"'
ALL_CFLAGS = -std=c17 $(OPT) $(WARN) $(DEFS) -Isrc \
             $(shell pkg-config --cflags $(PKGS)) -MMD -MP \
             -fstack-protector-strong $(SAN) $(CFLAGS)
LIBS = $(shell pkg-config --libs $(PKGS)) -lhpdf -lmd4c -lxlsxwriter -lmd -lgmp
ALL_LDFLAGS = $(SAN) $(LDFLAGS)

# The folders in the order in which a linker needs them: each may use only what
# stands to its right (scripts/check-includes holds the exact arrows).
FOLDERS = run forms results document score intake campaign xlsx base
sources = $(wildcard src/$(1)/*.c)
ARCHIVES = $(foreach f,$(FOLDERS),$(if $(call sources,$(f)),$(BUILD)/lib$(f).a))
SOURCES = src/main.c $(foreach f,$(FOLDERS),$(call sources,$(f)))

all: $(BUILD)/dti fonts

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	@echo '  CC  $<'
	@$(CC) $(ALL_CFLAGS) -c $< -o $@

define archive
$(BUILD)/lib$(1).a: $(patsubst src/%.c,$(BUILD)/%.o,$(call sources,$(1)))
	@rm -f $$@
	@ar rcs $$@ $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call archive,$(f))))

$(BUILD)/dti: $(BUILD)/main.o $(ARCHIVES)
	@echo '  LD  $@'
	@$(CC) $(ALL_LDFLAGS) -o $@ $(BUILD)/main.o -Wl,--start-group $(ARCHIVES) -Wl,--end-group $(LIBS)

# Fonts: Liberation Serif cut to what Vietnamese documents use.
FONT_SOURCE ?= /usr/share/fonts/truetype/liberation2
FONTS = $(foreach s,regular bold italic bold-italic,$(BUILD)/fonts/serif-$(s).ttf)
fonts: $(FONTS)
font_of = $(FONT_SOURCE)/LiberationSerif-$(1).ttf
$(BUILD)/fonts/serif-regular.ttf: $(call font_of,Regular)
$(BUILD)/fonts/serif-bold.ttf: $(call font_of,Bold)
$(BUILD)/fonts/serif-italic.ttf: $(call font_of,Italic)
$(BUILD)/fonts/serif-bold-italic.ttf: $(call font_of,BoldItalic)
$(FONTS): scripts/cut-font
	@mkdir -p $(@D)
	scripts/cut-font $(filter %.ttf,$^) $@

# Unit tests: tests/unit/FOLDER/test_*.c, each one a cmocka program.
UNIT = $(wildcard tests/unit/*/test_*.c)
UNIT_BIN = $(UNIT:tests/unit/%.c=$(BUILD)/unit/%)
$(BUILD)/unit/%: tests/unit/%.c $(ARCHIVES)
	@mkdir -p $(@D)
	@echo '  LD  $@'
	@$(CC) $(ALL_CFLAGS) -Itests $< -o $@ $(ALL_LDFLAGS) -Wl,--start-group $(ARCHIVES) -Wl,--end-group -lcmocka $(LIBS)

unit: $(UNIT_BIN)

check: all unit
	scripts/run-tests $(BUILD)

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: all fonts unit check clean
.DELETE_ON_ERROR:
