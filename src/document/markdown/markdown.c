#include "base/text.h"
#include "document/markdown/parser.h"
#include "document/excerpt.h"

#include <limits.h>

static void begin_text(struct markdown_parser *p, enum block_kind kind,
                       int level, int ordinal)
{
    p->has_text = true;
    p->text_kind = kind;
    p->text_level = level;
    p->text_ordinal = ordinal;
}

/* Ends the block of text that is open, if one is. A paragraph or heading of
 * nothing, left by a value that is absent, is no block. */
static int end_text(struct markdown_parser *p)
{
    if (!p->has_text)
        return 0;
    p->has_text = false;
    struct inlines text;
    int status = markdown_finish_text(p, &text);
    if (status)
        return status;
    struct block *block = markdown_add_block(p, p->text_kind);
    if (!block)
        return -1;
    if (!text.count && p->text_kind != BLOCK_ITEM)
        p->out->count--;
    block->text = text;
    block->level = p->text_level;
    block->ordinal = p->text_ordinal;
    return 0;
}

static int begin_list(struct markdown_parser *p, bool ordered, unsigned start)
{
    struct open_list *list = vec_push(&p->lists);
    list->ordered = ordered;
    list->next = start > INT_MAX / 2 ? INT_MAX / 2 : (int)start;
    return 0;
}

static int begin_item(struct markdown_parser *p)
{
    struct open_list *list = &p->lists.items[p->lists.count - 1];
    begin_text(p, BLOCK_ITEM, (int)p->lists.count,
               list->ordered ? list->next++ : 0);
    return 0;
}

static int begin_heading(struct markdown_parser *p, unsigned level)
{
    if (level > 4)
        return markdown_fail(p, "tiêu đề chỉ có 4 cấp, từ # đến ####");
    begin_text(p, BLOCK_HEADING, (int)level, 0);
    return 0;
}

/* The first paragraph of an item is the item. */
static int begin_paragraph(struct markdown_parser *p)
{
    if (!p->has_text)
        begin_text(p, BLOCK_PARAGRAPH, (int)p->lists.count, 0);
    return 0;
}

static int begin_raw(struct markdown_parser *p)
{
    p->is_raw = true;
    str_reset(&p->raw);
    return 0;
}

static int end_fence(struct markdown_parser *p,
                     const MD_BLOCK_CODE_DETAIL *code)
{
    p->is_raw = false;
    struct str name = {0};
    markdown_append_attribute(&name, &code->info);
    struct block *block = NULL;
    if (!name.length)
        markdown_fail(p, "khối ``` không có tên");
    else if (strpbrk(name.data, " \t"))
        markdown_fail(p, "tên khối “%.*s” phải là một từ",
                      excerpt_length(name.data, name.length), name.data);
    else
        block = markdown_add_block(p, BLOCK_FENCED);
    if (block)
        block->name = arena_strdup(p->arena, name.data);
    str_clear(&name);
    return block ? markdown_read_fence(p, block) : -1;
}

static int end_html(struct markdown_parser *p)
{
    p->is_raw = false;
    return markdown_read_html(p);
}

static int begin_table(struct markdown_parser *p,
                       const MD_BLOCK_TABLE_DETAIL *detail)
{
    p->table = (struct block){.column_count = detail->col_count};
    p->table.aligns =
        arena_calloc(p->arena, detail->col_count, sizeof *p->table.aligns);
    p->table.rows =
        arena_calloc(p->arena, detail->body_row_count, sizeof *p->table.rows);
    p->row = NULL;
    return 0;
}

static int begin_row(struct markdown_parser *p)
{
    p->row = p->row ? &p->table.rows[p->table.row_count++] : &p->table.head;
    p->row->count = p->table.column_count;
    p->row->cells =
        arena_calloc(p->arena, p->row->count, sizeof *p->row->cells);
    p->column = 0;
    return 0;
}

static int end_cell(struct markdown_parser *p, const MD_BLOCK_TD_DETAIL *detail)
{
    static const enum align aligns[] = {[MD_ALIGN_DEFAULT] = ALIGN_DEFAULT,
                                        [MD_ALIGN_LEFT] = ALIGN_LEFT,
                                        [MD_ALIGN_CENTER] = ALIGN_CENTER,
                                        [MD_ALIGN_RIGHT] = ALIGN_RIGHT};
    if (p->row == &p->table.head)
        p->table.aligns[p->column] = aligns[detail->align];
    return markdown_finish_text(p, &p->row->cells[p->column++]);
}

static int end_table(struct markdown_parser *p)
{
    struct block *block = markdown_add_block(p, BLOCK_TABLE);
    if (!block)
        return -1;
    struct attributes attributes = block->attributes;
    *block = p->table;
    block->kind = BLOCK_TABLE;
    block->attributes = attributes;
    return 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *parser)
{
    struct markdown_parser *p = parser;
    if (type != MD_BLOCK_P && end_text(p))
        return -1;
    switch (type) {
    case MD_BLOCK_QUOTE:
        return markdown_fail(p,
                             "không dùng được trích dẫn bằng dấu > đầu dòng");
    case MD_BLOCK_UL:
        return begin_list(p, false, 0);
    case MD_BLOCK_OL:
        return begin_list(p, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
    case MD_BLOCK_LI:
        return begin_item(p);
    case MD_BLOCK_HR:
        return markdown_add_block(p, BLOCK_RULE) ? 0 : -1;
    case MD_BLOCK_H:
        return begin_heading(p, ((MD_BLOCK_H_DETAIL *)detail)->level);
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
        return begin_raw(p);
    case MD_BLOCK_P:
        return begin_paragraph(p);
    case MD_BLOCK_TABLE:
        return begin_table(p, detail);
    case MD_BLOCK_TR:
        return begin_row(p);
    default: /* DOC, THEAD, TBODY, TH, TD */
        return 0;
    }
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *parser)
{
    struct markdown_parser *p = parser;
    switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        p->lists.count--;
        return 0;
    case MD_BLOCK_LI:
    case MD_BLOCK_H:
    case MD_BLOCK_P:
        return end_text(p);
    case MD_BLOCK_CODE:
        return end_fence(p, detail);
    case MD_BLOCK_HTML:
        return end_html(p);
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return end_cell(p, detail);
    case MD_BLOCK_TABLE:
        return end_table(p);
    default: /* DOC, QUOTE, HR, THEAD, TBODY, TR */
        return 0;
    }
}

static int parse(struct markdown_parser *p, const char *text, size_t length)
{
    static const MD_PARSER callbacks = {.flags = MD_FLAG_TABLES |
                                                 MD_FLAG_NOINDENTEDCODEBLOCKS,
                                        .enter_block = enter_block,
                                        .leave_block = leave_block,
                                        .enter_span = markdown_enter_span,
                                        .leave_span = markdown_leave_span,
                                        .text = markdown_text};
    if (length > INT_MAX)
        return markdown_fail(p, "văn bản quá dài");
    if (!text_is_utf8(text, length))
        return markdown_fail(p, "văn bản không phải UTF-8");
    if (markdown_check_tables(p, text, length))
        return -1;
    int status = md_parse(text, (MD_SIZE)length, &callbacks, p);
    if (status)
        return status;
    if (p->pending.table || p->pending.style || p->pending.attributes.count)
        return markdown_fail(p,
                             "chú thích ở cuối văn bản không đứng trước khối "
                             "nào");
    return 0;
}

bool markdown_parse(const char *text, size_t length, struct blocks *out,
                    char *error, size_t error_size)
{
    if (error_size)
        error[0] = '\0';
    *out = (struct blocks){0};
    struct markdown_parser p = {.out = out,
                                .arena = &out->arena,
                                .error = error,
                                .error_size = error_size,
                                .text = {.arena = &out->arena}};
    int status = parse(&p, text, length);
    if (status && error_size && !error[0])
        mem_fail(); /* md4c fails by itself only without memory */
    inline_clear(&p.text);
    str_clear(&p.raw);
    vec_clear(&p.lists);
    vec_clear(&p.pending.attributes);
    return !status;
}
