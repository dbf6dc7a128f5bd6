/* bare FONTS OUT DOCUMENTS PAGES SIGNS: the least that a program can do with
 * libharu to print so many documents of so many pages and signs (of all
 * documents together) in four faces, below OUT: no layout, no tags, no data. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>

enum { LINES = 40, SIZE = 13, LEADING = 18, FACES = 4 };

static void fail(HPDF_STATUS error, HPDF_STATUS detail, void *userdata)
{
    (void)userdata;
    fprintf(stderr, "bare: %04lX %lu\n", (unsigned long)error,
            (unsigned long)detail);
    exit(1);
}

/* `count` signs of a Vietnamese sentence, from its start again and again. */
static void make_line(char *line, size_t count)
{
    static const char *const signs[] = {"T", "ổ", "n", "g", " ", "đ", "i",
                                        "ể", "m", " ", "c", "ủ", "a", " ",
                                        "đ", "ơ", "n", " ", "v", "ị", " "};
    *line = '\0';
    for (size_t i = 0, at = 0; i < count; i++)
        at += (size_t)sprintf(line + at, "%s",
                              signs[i % (sizeof signs / sizeof *signs)]);
}

static void print_page(HPDF_Doc pdf, const HPDF_Font *fonts, size_t signs)
{
    char line[1024];
    HPDF_Page page = HPDF_AddPage(pdf);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    HPDF_Page_BeginText(page);
    for (size_t i = 0; i < LINES; i++) {
        size_t count = signs * (i + 1) / LINES - signs * i / LINES;
        make_line(line, count < 250 ? count : 250);
        HPDF_Page_SetFontAndSize(page, fonts[i % FACES], SIZE);
        HPDF_Page_TextOut(page, 85, (float)(780 - LEADING * (int)i), line);
    }
    HPDF_Page_EndText(page);
}

static void print_document(const char *folder, const char *path, size_t pages,
                           size_t signs)
{
    static const char *const faces[FACES] = {"regular", "bold", "italic",
                                             "bold-italic"};
    HPDF_Doc pdf = HPDF_New(fail, NULL);
    HPDF_Font fonts[FACES];
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(pdf);
    for (int i = 0; i < FACES; i++) {
        char font[1024];
        snprintf(font, sizeof font, "%s/serif-%s-vietnamese.ttf", folder,
                 faces[i]);
        fonts[i] = HPDF_GetFont(
            pdf, HPDF_LoadTTFontFromFile(pdf, font, HPDF_TRUE), "UTF-8");
    }
    for (size_t i = 0; i < pages; i++)
        print_page(pdf, fonts, signs);
    HPDF_SaveToFile(pdf, path);
    HPDF_Free(pdf);
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    size_t documents = (size_t)atol(argv[3]), pages = (size_t)atol(argv[4]);
    size_t signs = (size_t)atol(argv[5]) / pages;
    for (size_t i = 0; i < documents; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%zu.pdf", argv[2], i);
        print_document(argv[1], path,
                       pages * (i + 1) / documents - pages * i / documents,
                       signs);
    }
    return 0;
}
