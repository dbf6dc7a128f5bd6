/* Spans and text: md4c's events inside a paragraph, heading, item or cell. */
#include "document/markdown/parser.h"
#include "document/markdown/text.h"
#include "document/template/mustache/mustache.h"

void markdown_append_attribute(struct str *out, const MD_ATTRIBUTE *from)
{
    if (!from->size)
        return;
    for (size_t i = 0; from->substr_offsets[i] < from->size; i++) {
        const char *text = from->text + from->substr_offsets[i];
        size_t length = from->substr_offsets[i + 1] - from->substr_offsets[i];
        if (from->substr_types[i] == MD_TEXT_ENTITY)
            markdown_append_entity(out, text, length);
        else
            markdown_append_unguarded(out, text, length);
    }
}

static bool is_web_address(const char *address)
{
    return strncasecmp(address, "http://", 7) == 0 ||
           strncasecmp(address, "https://", 8) == 0;
}

static void open_link(struct markdown_parser *p, const MD_SPAN_A_DETAIL *a)
{
    struct str address = {0};
    markdown_append_attribute(&address, &a->href);
    if (is_web_address(str_text(&address)))
        p->text.link = arena_strdup(p->arena, str_text(&address));
    str_clear(&address);
}

int markdown_enter_span(MD_SPANTYPE type, void *detail, void *parser)
{
    struct markdown_parser *p = parser;
    switch (type) {
    case MD_SPAN_EM:
        p->text.open[INLINE_ITALIC]++;
        return 0;
    case MD_SPAN_STRONG:
        p->text.open[INLINE_BOLD]++;
        return 0;
    case MD_SPAN_A:
        open_link(p, detail);
        return 0;
    case MD_SPAN_IMG:
        return markdown_fail(p, "không dùng được hình ảnh ![…](…)");
    default:
        return markdown_fail(p, "không dùng được chữ trong dấu `…`; "
                                "viết \\` cho dấu `");
    }
}

int markdown_leave_span(MD_SPANTYPE type, void *detail, void *parser)
{
    (void)detail;
    struct markdown_parser *p = parser;
    if (type == MD_SPAN_EM)
        p->text.open[INLINE_ITALIC]--;
    else if (type == MD_SPAN_STRONG)
        p->text.open[INLINE_BOLD]--;
    else if (type == MD_SPAN_A)
        p->text.link = NULL;
    return 0;
}

/* md4c hands a tag over line by line. */
static int read_tag(struct markdown_parser *p, const char *tag, size_t length)
{
    if (length < 3 || tag[0] != '<' || tag[length - 1] != '>')
        return markdown_fail(p, "một thẻ HTML phải nằm trọn trong một dòng");
    char error[256];
    if (inline_tag(&p->text, tag, length, error, sizeof error))
        return 0;
    return markdown_fail(p, "%s", error);
}

int markdown_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                  void *parser)
{
    struct markdown_parser *p = parser;
    if (p->is_raw) {
        str_append_bytes(&p->raw, text, size);
        return 0;
    }
    struct str entity = {0};
    switch (type) {
    case MD_TEXT_BR:
        inline_break(&p->text);
        return 0;
    case MD_TEXT_SOFTBR:
        inline_soft_break(&p->text);
        return 0;
    case MD_TEXT_NULLCHAR:
        inline_text(&p->text, "\xEF\xBF\xBD", 3);
        return 0;
    case MD_TEXT_HTML:
        return read_tag(p, text, size);
    case MD_TEXT_ENTITY:
        markdown_append_entity(&entity, text, size);
        inline_text(&p->text, str_text(&entity), entity.length);
        str_clear(&entity);
        return 0;
    default:
        if (p->has_text && markdown_is_delimiter(text, size))
            return markdown_fail(p,
                                 "bảng cần một dòng trống ở trước và ít nhất "
                                 "3 dấu gạch ở mỗi cột (---)");
        inline_text(&p->text, text, size);
        return 0;
    }
}

int markdown_finish_text(struct markdown_parser *p, struct inlines *out)
{
    char error[256];
    if (inline_finish(&p->text, out, error, sizeof error))
        return 0;
    return markdown_fail(p, "%s", error);
}

/* A fragment may hold a paragraph and nothing else. */
static int enter_fragment(MD_BLOCKTYPE type, void *detail, void *parser)
{
    (void)detail;
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_P)
        return 0;
    return markdown_fail(parser,
                         "thiếu một dòng trống trước tiêu đề, danh sách "
                         "hoặc khối tiếp theo");
}

static int leave_fragment(MD_BLOCKTYPE type, void *detail, void *parser)
{
    (void)type;
    (void)detail;
    (void)parser;
    return 0;
}

/* A guard at its head makes a paragraph of whatever would begin a block. */
int markdown_parse_inline(struct markdown_parser *p, const char *text,
                          size_t length, struct inlines *out)
{
    static const MD_PARSER callbacks = {.flags = MD_FLAG_NOINDENTEDCODEBLOCKS,
                                        .enter_block = enter_fragment,
                                        .leave_block = leave_fragment,
                                        .enter_span = markdown_enter_span,
                                        .leave_span = markdown_leave_span,
                                        .text = markdown_text};
    struct str guarded = {0};
    str_append(&guarded, MUSTACHE_GUARD);
    str_append_bytes(&guarded, text, length);
    int status = md_parse(guarded.data, (MD_SIZE)guarded.length, &callbacks, p);
    str_clear(&guarded);
    return status ? status : markdown_finish_text(p, out);
}
