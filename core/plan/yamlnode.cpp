// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yamlnode.h"

#include "core/base/printable.h"
#include "core/plan/words.h"

#include <QStringEncoder>
#include <QUtf8StringView>
#include <QVarLengthArray>

#include <yaml.h>

#include <algorithm>
#include <array>

namespace muster::plan {

namespace {

/// Walks the text forward, once, and knows byte, line and column. libyaml counts code points; files count
/// bytes.
class Cursor {
public:
    explicit Cursor(const QByteArray& text)
        : m_text(text)
    {
        if (text.startsWith("\xEF\xBB\xBF"))
            skipMark();
    }
    [[nodiscard]] bool atEnd() const { return m_byte >= m_text.size(); }
    [[nodiscard]] qsizetype byte() const { return m_byte; }
    [[nodiscard]] size_t index() const { return m_index; }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_byte + ahead < m_text.size() ? m_text[m_byte + ahead] : '\0';
    }
    [[nodiscard]] Span here() const { return { m_byte, m_byte, m_line, m_column }; }

    /// libyaml counts a byte order mark as a character; an editor shows none.
    void skipMark()
    {
        m_byte = 3;
        m_index = 1;
    }
    void step()
    {
        const char first = m_text[m_byte];
        ++m_byte;
        if (static_cast<unsigned char>(first) >= 0x80U)
            passContinuation();
        ++m_index;
        m_line += first == '\n' ? 1 : 0;
        m_column = first == '\n' ? 1 : m_column + 1;
    }
    void stepTo(size_t index)
    {
        const auto wanted = index > m_index ? index - m_index : 0;
        if (wanted <= static_cast<size_t>(m_text.size() - m_byte)
            && isPlainLine(m_text.sliced(m_byte, static_cast<qsizetype>(wanted)))) {
            m_byte += static_cast<qsizetype>(wanted);
            m_index += wanted;
            m_column += static_cast<int>(wanted);
            return;
        }
        while (m_index < index && !atEnd())
            step();
    }

private:
    /// One byte a character and no line break: most texts of a plan.
    [[nodiscard]] static bool isPlainLine(QByteArrayView text)
    {
        // Looks at every byte, so that several are looked at in one go.
        bool plain = true;
        for (const char c : text)
            plain = plain & (c != '\n') & (static_cast<unsigned char>(c) < 0x80U);
        return plain;
    }
    void passContinuation()
    {
        while (!atEnd() && (static_cast<unsigned char>(m_text[m_byte]) & 0xC0U) == 0x80U)
            ++m_byte;
    }

    const QByteArrayView m_text;
    qsizetype m_byte = 0;
    size_t m_index = 0;
    int m_line = 1;
    int m_column = 1;
};

struct Event {
    yaml_event_t raw {};
    Event() = default;
    ~Event() { yaml_event_delete(&raw); }
    Q_DISABLE_COPY_MOVE(Event)
};

QString textOfBytes(const yaml_char_t* bytes, size_t length)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(length));
}

bool isCoreTag(const yaml_char_t* tag)
{
    if (!tag)
        return true;
    const auto name = QString::fromUtf8(reinterpret_cast<const char*>(tag));
    static const QString kCore = QStringLiteral("tag:yaml.org,2002:");
    static const QStringList kKnown { QStringLiteral("str"), QStringLiteral("int"), QStringLiteral("float"),
        QStringLiteral("bool"), QStringLiteral("map"), QStringLiteral("seq") };
    return name == u"!" || (name.startsWith(kCore) && kKnown.contains(name.sliced(kCore.size())));
}

bool isNull(const YamlNode& node)
{
    if (node.kind != YamlNode::Kind::Scalar || node.style != YamlNode::Style::Plain)
        return false;
    return node.text.isEmpty() || node.text == u"~" || node.text == u"null" || node.text == u"Null"
        || node.text == u"NULL";
}

QString shortened(const QString& text)
{
    return text.size() > 60 ? text.first(59) + u'…' : text;
}

/// What libyaml says, in words for people; the hint says what to try.
struct Said {
    const char* problem;
    const char* text;
    const char* hint;
};
constexpr std::array kSaid {
    Said { "mapping values are not allowed in this context",
        QT_TRANSLATE_NOOP("muster", "A ':' stands where no key can be"),
        QT_TRANSLATE_NOOP("muster",
            "put a text that holds ': ' in quotes, or check that this line is indented like its "
            "neighbours") },
    Said { "did not find expected key", QT_TRANSLATE_NOOP("muster", "A key was expected here"),
        QT_TRANSLATE_NOOP(
            "muster", "check that this line is indented like its neighbours and that quotes are closed") },
    Said { "could not find expected ':'", QT_TRANSLATE_NOOP("muster", "A key here has no ':' after it"),
        QT_TRANSLATE_NOOP("muster", "write `key: value`, with a space after the colon") },
    Said { "did not find expected '-' indicator",
        QT_TRANSLATE_NOOP("muster", "The list ends here without a reason"),
        QT_TRANSLATE_NOOP("muster", "begin each entry with '- ', all indented alike") },
    Said { "block sequence entries are not allowed in this context",
        QT_TRANSLATE_NOOP("muster", "A list entry cannot begin here"),
        QT_TRANSLATE_NOOP("muster", "put the first '- ' on a line of its own below the key") },
    Said { "did not find expected ',' or ']'", QT_TRANSLATE_NOOP("muster", "The list [ … ] is not closed"),
        QT_TRANSLATE_NOOP("muster", "close it with ']', and part its entries with ', '") },
    Said { "did not find expected ',' or '}'", QT_TRANSLATE_NOOP("muster", "The map { … } is not closed"),
        QT_TRANSLATE_NOOP("muster", "close it with '}', and part its entries with ', '") },
    Said { "did not find expected node content", QT_TRANSLATE_NOOP("muster", "A value was expected here"),
        QT_TRANSLATE_NOOP("muster", "write the value, or take the comma or bracket away") },
    Said { "found unexpected end of stream",
        QT_TRANSLATE_NOOP("muster", "The quotation that begins here is never closed"),
        QT_TRANSLATE_NOOP("muster", "add the closing quote") },
    Said { "found character that cannot start any token",
        QT_TRANSLATE_NOOP("muster", "A value cannot begin with this character"),
        QT_TRANSLATE_NOOP("muster", "put the value in quotes") },
    Said { "found unknown escape character",
        QT_TRANSLATE_NOOP("muster", "There is no such escape in a quoted text"),
        QT_TRANSLATE_NOOP("muster", "write a backslash as \\\\, or use single quotes") },
};

constexpr qsizetype kMaxFindings = 500;
/// A hash is quicker only from about so many keys on, and a plan has thousands of small maps.
constexpr qsizetype kMostLookedThrough = 24;
/// Rooms for a list and a map of the usual size, which need not move as they grow.
constexpr qsizetype kUsualItems = 4;
constexpr qsizetype kUsualEntries = 8;

/// Without a call for each key that has the right length: they are compared by the hundred thousand.
bool isKey(const QString& key, QLatin1StringView wanted)
{
    if (key.size() != wanted.size())
        return false;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (key[i].unicode() != static_cast<unsigned char>(wanted[i].toLatin1()))
            return false;
    }
    return true;
}

class Reader {
public:
    explicit Reader(const QByteArray& text)
        : m_text(text)
        , m_cursor(text)
    {
        if (yaml_parser_initialize(&m_parser) == 0)
            qFatal("libyaml could not be initialised");
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.constData()),
            static_cast<size_t>(text.size()));
    }
    ~Reader() { yaml_parser_delete(&m_parser); }
    Q_DISABLE_COPY_MOVE(Reader)

    YamlTree read()
    {
        YamlTree tree;
        if (isTooBig() || !isUtf8() || hasTagDirective()) {
            tree.findings = m_findings;
            return tree;
        }
        auto root = document();
        // Root first, findings after: reading on only adds to them.
        if (root && isNull(*root))
            add("yaml.empty", { 0, 0, 1, 1 }, Words::tr("The file is empty"),
                Words::tr("begin with `muster: 1`"));
        if (root && m_findings.isEmpty())
            tree.root = std::move(root);
        tree.findings = std::move(m_findings);
        return tree;
    }

private:
    void add(const char* rule, const Span& at, const QString& text, const QString& hint = {})
    {
        // A file of nothing but faults: the first five hundred are enough to work on.
        if (m_findings.size() >= kMaxFindings)
            return;
        m_findings.append(Finding { QLatin1StringView(rule), Finding::Severity::Error, printableLine(text),
            printableLine(hint), Place { at.line, at.column, {} } });
        m_stopped = m_stopped || m_findings.size() >= kMaxFindings;
    }
    void stop(const char* rule, const Span& at, const QString& text, const QString& hint = {})
    {
        add(rule, at, text, hint);
        m_stopped = true;
    }

    bool isTooBig()
    {
        if (m_text.size() <= kMaxPlanBytes)
            return false;
        stop("yaml.too-large", { 0, 0, 1, 1 },
            Words::tr("The file has %1 bytes; more than %2 are not read")
                .arg(m_text.size())
                .arg(kMaxPlanBytes));
        return true;
    }
    bool isUtf8()
    {
        if (QUtf8StringView(m_text).isValidUtf8())
            return true;
        Cursor cursor(m_text);
        while (!cursor.atEnd()) {
            const auto at = cursor.byte();
            const auto here = cursor.here();
            cursor.step();
            if (!QUtf8StringView(m_text.constData() + at, cursor.byte() - at).isValidUtf8()) {
                stop("yaml.invalid-utf8", here, Words::tr("The text is not UTF-8 here"),
                    Words::tr("save the file as UTF-8"));
                return false;
            }
        }
        return true;
    }

    /// libyaml compares each %TAG with all before it: a megabyte of them takes it half a minute.
    bool hasTagDirective()
    {
        if (!m_text.contains('%'))
            return false;
        const bool first = m_text.sliced(m_cursor.byte()).startsWith("%TAG");
        const auto at = first ? m_cursor.byte() : m_text.indexOf("\n%TAG") + 1;
        if (!first && at == 0)
            return false;
        stop("yaml.tag", spanOfByte(static_cast<size_t>(at)), Words::tr("%TAG directives are not read"),
            Words::tr("take the line away"));
        return true;
    }

    bool next(Event& event)
    {
        if (m_stopped)
            return false;
        if (yaml_parser_parse(&m_parser, &event.raw) == 0) {
            syntaxError();
            return false;
        }
        return true;
    }

    std::optional<YamlNode> document()
    {
        std::optional<YamlNode> root;
        int documents = 0;
        while (!m_stopped) {
            Event event;
            if (!next(event))
                return std::nullopt;
            if (event.raw.type == YAML_STREAM_END_EVENT)
                break;
            if (event.raw.type == YAML_DOCUMENT_START_EVENT) {
                walkGap(event.raw.start_mark.index);
                if (++documents > 1) {
                    stop("yaml.second-document", m_cursor.here(),
                        Words::tr("A second document begins here; a plan is one"),
                        Words::tr("take the line '---' away, or put the rest into a file of its own"));
                    return std::nullopt;
                }
            } else if (event.raw.type != YAML_STREAM_START_EVENT
                && event.raw.type != YAML_DOCUMENT_END_EVENT) {
                root = node(event, 0);
            }
        }
        if (m_stopped)
            return std::nullopt;
        walkGap(static_cast<size_t>(-1));
        if (!root)
            add("yaml.empty", { 0, 0, 1, 1 }, Words::tr("The file is empty"),
                Words::tr("begin with `muster: 1`"));
        return root;
    }

    YamlNode node(const Event& event, int depth)
    {
        YamlNode made;
        walkGap(event.raw.start_mark.index);
        made.span = m_cursor.here();
        if (++m_nodes > kMaxYamlNodes) {
            stop("yaml.too-many-nodes", made.span,
                Words::tr("The file holds more than %1 values").arg(kMaxYamlNodes));
            return made;
        }
        switch (event.raw.type) {
        case YAML_ALIAS_EVENT:
            made.style = YamlNode::Style::Quoted;
            add("yaml.alias", made.span, Words::tr("Aliases (*name) are not read in plans"),
                Words::tr("write the value out; put a text that begins with * in quotes"));
            return made;
        case YAML_SCALAR_EVENT:
            scalar(event, made);
            return made;
        case YAML_SEQUENCE_START_EVENT: {
            const auto& start = event.raw.data.sequence_start;
            refuse(start.anchor, start.tag, made.span);
            made.kind = YamlNode::Kind::List;
            const bool flow = start.style == YAML_FLOW_SEQUENCE_STYLE;
            collection(made, depth, flow);
            return made;
        }
        case YAML_MAPPING_START_EVENT: {
            const auto& start = event.raw.data.mapping_start;
            refuse(start.anchor, start.tag, made.span);
            made.kind = YamlNode::Kind::Map;
            const bool flow = start.style == YAML_FLOW_MAPPING_STYLE;
            collection(made, depth, flow);
            return made;
        }
        default:
            return made;
        }
    }

    void refuse(const yaml_char_t* anchor, const yaml_char_t* tag, const Span& at)
    {
        if (anchor)
            add("yaml.anchor", at, Words::tr("Anchors (&name) are not read in plans"),
                Words::tr("write the value out; put a text that begins with & in quotes"));
        if (!isCoreTag(tag))
            add("yaml.tag", at,
                Words::tr("The tag '%1' is not read in plans")
                    .arg(shortened(QString::fromUtf8(reinterpret_cast<const char*>(tag)))),
                Words::tr("take it away; put a text that begins with ! in quotes"));
    }

    void scalar(const Event& event, YamlNode& made)
    {
        const auto& raw = event.raw.data.scalar;
        refuse(raw.anchor, raw.tag, made.span);
        made.text = textOfBytes(raw.value, raw.length);
        if (raw.style == YAML_LITERAL_SCALAR_STYLE || raw.style == YAML_FOLDED_SCALAR_STYLE)
            made.style = YamlNode::Style::Block;
        else if (raw.style != YAML_PLAIN_SCALAR_STYLE)
            made.style = YamlNode::Style::Quoted;
        walkScalar(event.raw.end_mark.index);
        made.span.end = m_cursor.byte();
    }

    void collection(YamlNode& made, int depth, bool flow)
    {
        if (depth >= kMaxYamlDepth) {
            stop("yaml.too-deep", made.span,
                Words::tr("Lists and maps are nested more than %1 deep").arg(kMaxYamlDepth));
            return;
        }
        m_flow += flow ? 1 : 0;
        made.span.end = m_cursor.byte();
        if (made.kind == YamlNode::Kind::List)
            items(made, depth, flow);
        else
            entries(made, depth, flow);
        m_flow -= flow ? 1 : 0;
    }

    void endOf(YamlNode& made, const Event& event, bool flow)
    {
        if (!flow)
            return;
        walkGap(event.raw.end_mark.index);
        made.span.end = m_cursor.byte();
    }

    void items(YamlNode& made, int depth, bool flow)
    {
        while (!m_stopped) {
            Event event;
            if (!next(event))
                return;
            if (event.raw.type == YAML_SEQUENCE_END_EVENT)
                return endOf(made, event, flow);
            if (made.items.isEmpty())
                made.items.reserve(kUsualItems);
            made.items.append(node(event, depth + 1));
            if (isNull(made.items.constLast()))
                refuseNull(made.items.constLast(), Words::tr("An entry of this list has no value"));
            made.span.end = std::max(made.span.end, made.items.constLast().span.end);
        }
    }

    void entries(YamlNode& made, int depth, bool flow)
    {
        while (!m_stopped) {
            Event event;
            if (!next(event))
                return;
            if (event.raw.type == YAML_MAPPING_END_EVENT)
                return endOf(made, event, flow);
            const YamlNode key = node(event, depth + 1);
            const bool usable = isUsableKey(key);
            Event valueEvent;
            if (!next(valueEvent))
                return;
            YamlNode value = node(valueEvent, depth + 1);
            if (usable && isNull(value))
                refuseNull(value, Words::tr("'%1' has no value").arg(shortened(key.text)));
            made.span.end = std::max({ made.span.end, key.span.end, value.span.end });
            if (usable)
                insert(made, key, std::move(value));
        }
    }

    bool isUsableKey(const YamlNode& key)
    {
        if (m_stopped)
            return false;
        if (key.kind != YamlNode::Kind::Scalar || isNull(key)) {
            add("yaml.complex-key", key.span, Words::tr("A key must be a plain word"));
            return false;
        }
        if (key.text.size() > kMaxYamlKeyLength) {
            add("yaml.long-key", key.span,
                Words::tr("A key has more than %1 letters").arg(kMaxYamlKeyLength));
            return false;
        }
        return true;
    }

    void insert(YamlNode& made, const YamlNode& key, YamlNode value)
    {
        if (const auto at = made.positionOf(key.text); at >= 0) {
            add("yaml.duplicate-key", key.span,
                Words::tr("'%1' is written twice in one map").arg(shortened(key.text)),
                Words::tr("it was first written in line %1").arg(made.entries[at].keySpan.line));
            return;
        }
        if (made.entries.size() >= kMaxYamlKeys)
            return stop(
                "yaml.too-many-keys", key.span, Words::tr("A map has more than %1 keys").arg(kMaxYamlKeys));
        made.append({ key.text, key.span, std::move(value) });
    }

    void refuseNull(const YamlNode& value, const QString& text)
    {
        if (m_stopped)
            return;
        if (value.text.isEmpty() && value.span.begin == m_cursor.byte() && reportHashAhead())
            return;
        add("yaml.empty-value", value.span, text,
            Words::tr(
                "write a value; `unknown` where nobody has said, `none` where there is none; or leave the "
                "key out"));
    }

    /// `room: #incidents`: the value is empty because the rest of the line became a comment.
    bool reportHashAhead()
    {
        qsizetype ahead = 0;
        while (m_cursor.peek(ahead) == ' ')
            ++ahead;
        if (m_cursor.peek(ahead) != '#')
            return false;
        auto at = m_cursor.here();
        at.begin += ahead;
        at.column += static_cast<int>(ahead);
        reportHash(at);
        m_reportedHash = at.begin;
        return true;
    }

    void reportHash(const Span& at)
    {
        auto end = m_text.indexOf('\n', at.begin);
        end = end < 0 ? m_text.size() : end;
        const auto lost = shortened(
            QString::fromUtf8(m_text.constData() + at.begin, std::min<qsizetype>(end - at.begin, 300))
                .trimmed());
        add("yaml.unquoted-hash", at, Words::tr("'%1' is read as a comment and would be lost").arg(lost),
            Words::tr("put the value in quotes, as in \"#incidents\"; a comment has a space after its #"));
    }

    /// From the end of one scalar to the beginning of the next: only blanks, indicators and comments.
    void walkGap(size_t toIndex)
    {
        while (m_cursor.index() < toIndex && !m_cursor.atEnd()) {
            const char c = m_cursor.peek();
            if (c == '#') {
                comment();
                continue;
            }
            if (c == '\t')
                add("yaml.tab", m_cursor.here(), Words::tr("There is a tab here"), Words::tr("use spaces"));
            if (c == '\n')
                m_lineHasContent = false;
            else if (c != ' ' && c != '\t' && c != '\r')
                m_lineHasContent = true;
            m_cursor.step();
        }
    }

    void comment()
    {
        const char after = m_cursor.peek(1);
        const bool wordFollows = after != ' ' && after != '\n' && after != '\r' && after != '\0'
            && after != '#' && after != '\t';
        if (wordFollows && (m_lineHasContent || m_flow > 0) && m_reportedHash != m_cursor.byte())
            reportHash(m_cursor.here());
        while (!m_cursor.atEnd() && m_cursor.peek() != '\n')
            m_cursor.step();
    }

    void walkScalar(size_t toIndex)
    {
        const auto from = m_cursor.byte();
        m_cursor.stepTo(toIndex);
        if (m_cursor.byte() > from)
            m_lineHasContent = m_text[m_cursor.byte() - 1] != '\n';
    }

    [[nodiscard]] Span spanOfIndex(size_t index) const
    {
        Cursor cursor(m_text);
        cursor.stepTo(index);
        return cursor.here();
    }
    [[nodiscard]] Span spanOfByte(size_t byte) const
    {
        Cursor cursor(m_text);
        while (cursor.byte() < static_cast<qsizetype>(byte) && !cursor.atEnd())
            cursor.step();
        return cursor.here();
    }

    /// Whether the line around a byte holds a '#' that may have begun a comment by mistake.
    [[nodiscard]] bool lineHasHash(qsizetype byte) const
    {
        const auto before = byte > 0 ? m_text.lastIndexOf('\n', byte - 1) : -1;
        auto after = m_text.indexOf('\n', byte);
        after = after < 0 ? m_text.size() : after;
        const auto line
            = QByteArrayView(m_text).sliced(before + 1, std::max<qsizetype>(0, after - before - 1));
        for (auto at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
            const bool opens = at > 0 && QByteArrayView(" [{,").contains(line[at - 1]);
            if (opens && at + 1 < line.size() && line[at + 1] != ' ')
                return true;
        }
        return false;
    }

    void syntaxError()
    {
        m_stopped = true;
        if (m_parser.error == YAML_MEMORY_ERROR)
            qFatal("out of memory while reading YAML");
        if (m_parser.error == YAML_READER_ERROR) {
            add("yaml.control-character", spanOfByte(m_parser.problem_offset),
                Words::tr("There is a control character here that no text needs"), Words::tr("take it away"));
            return;
        }
        const QByteArray problem = m_parser.problem ? m_parser.problem : "";
        const auto at = spanOfIndex(m_parser.problem_mark.index);
        const auto context = m_parser.context ? spanOfIndex(m_parser.context_mark.index) : at;
        if (at.begin < m_text.size() && m_text[at.begin] == '\t')
            return add("yaml.tab", at, Words::tr("There is a tab here"), Words::tr("use spaces"));
        const bool unclosed = problem == "found unexpected end of stream";
        const auto known = std::find_if(
            kSaid.begin(), kSaid.end(), [&](const Said& said) { return problem == said.problem; });
        QString text = known != kSaid.end()
            ? Words::tr(known->text)
            : Words::tr("This is not YAML: %1").arg(QString::fromUtf8(problem));
        QString hint = known != kSaid.end() ? Words::tr(known->hint) : QString();
        if (lineHasHash(at.begin) || lineHasHash(context.begin))
            hint = Words::tr("an unquoted # begins a comment; put the value in quotes, as in \"#incidents\"");
        else if (!unclosed && context.line != at.line)
            hint += (hint.isEmpty() ? QString() : QStringLiteral("; "))
                + Words::tr("what is not finished here begins in line %1").arg(context.line);
        add("yaml.syntax", unclosed ? context : at, text, hint);
    }

    const QByteArray& m_text;
    yaml_parser_t m_parser {};
    Cursor m_cursor;
    QList<Finding> m_findings;
    bool m_stopped = false;
    bool m_lineHasContent = false;
    int m_flow = 0;
    int m_nodes = 0;
    qsizetype m_reportedHash = -1;
};

bool mustBeEscaped(char16_t c)
{
    // YAML would fold these line breaks, or refuse the characters raw.
    if (c >= 0x20 && c < 0x7F)
        return false;
    return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c >= 0xFFFE;
}

class CanonicalWriter final {
public:
    [[nodiscard]] QByteArray written(const YamlNode& node)
    {
        append(node);
        return std::move(m_out);
    }

private:
    void append(const YamlNode& node)
    {
        switch (node.kind) {
        case YamlNode::Kind::Scalar:
            return append(node.text);
        case YamlNode::Kind::List:
            return append('[', node.items, ']', [this](const YamlNode& item) { append(item); });
        case YamlNode::Kind::Map: {
            QVarLengthArray<const YamlNode::Entry*, 32> sorted;
            for (const auto& entry : node.entries)
                sorted.append(&entry);
            std::sort(
                sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->key < b->key; });
            return append('{', sorted, '}', [this](const YamlNode::Entry* entry) {
                append(entry->key);
                m_out += ':';
                append(entry->value);
            });
        }
        }
    }

    template <typename Parts, typename Write>
    void append(char open, const Parts& parts, char close, const Write& write)
    {
        m_out += open;
        bool first = true;
        for (const auto& part : parts) {
            if (!first)
                m_out += ',';
            first = false;
            write(part);
        }
        m_out += close;
    }

    void append(QStringView text)
    {
        m_out += '"';
        qsizetype plain = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (c != u'"' && c != u'\\' && !mustBeEscaped(c))
                continue;
            appendPlain(text.sliced(plain, i - plain));
            plain = i + 1;
            if (mustBeEscaped(c))
                m_out += "\\u" + QByteArray::number(uint(c), 16).rightJustified(4, '0');
            else
                m_out += c == u'"' ? "\\\"" : "\\\\";
        }
        appendPlain(text.sliced(plain));
        m_out += '"';
    }

    void appendPlain(QStringView text)
    {
        const auto before = m_out.size();
        m_out.resize(before + m_toUtf8.requiredSpace(text.size()));
        const auto* end = m_toUtf8.appendToBuffer(m_out.data() + before, text);
        m_out.truncate(end - m_out.constData());
    }

    QByteArray m_out;
    QStringEncoder m_toUtf8 { QStringEncoder::Utf8, QStringEncoder::Flag::Stateless };
};

} // namespace

qsizetype YamlNode::positionOf(const QString& key) const
{
    if (!m_index.isEmpty())
        return m_index.value(key, -1);
    const auto found
        = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.key == key; });
    return found == entries.end() ? -1 : found - entries.begin();
}

const YamlNode* YamlNode::find(const QString& key) const
{
    const auto at = positionOf(key);
    return at < 0 ? nullptr : &entries[at].value;
}

const YamlNode* YamlNode::find(QLatin1StringView key) const
{
    if (!m_index.isEmpty())
        return find(QString(key));
    const auto found = std::find_if(
        entries.begin(), entries.end(), [&](const Entry& entry) { return isKey(entry.key, key); });
    return found == entries.end() ? nullptr : &found->value;
}

void YamlNode::append(Entry entry)
{
    if (entries.isEmpty())
        entries.reserve(kUsualEntries);
    entries.append(std::move(entry));
    if (m_index.isEmpty())
        reindex();
    else
        m_index.insert(entries.constLast().key, entries.size() - 1);
}

void YamlNode::reindex()
{
    m_index.clear();
    if (entries.size() <= kMostLookedThrough)
        return;
    for (qsizetype i = 0; i < entries.size(); ++i)
        m_index.insert(entries[i].key, i);
}

YamlTree readYaml(const QByteArray& text)
{
    return Reader(text).read();
}

QByteArray canonicalJson(const YamlNode& node)
{
    return CanonicalWriter().written(node);
}

} // namespace muster::plan
