// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reviewsection.h"

#include "ui/panels/paragraph.h"
#include "ui/shell/reportfigure.h"
#include "ui/shell/reviewpart.h"
#include "ui/shell/reviewrow.h"
#include "ui/shell/reviewwords.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QVBoxLayout>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kBetween = 10;
constexpr int kQuoteIndent = 14;
/// Of a table that are built in one turn.
constexpr qsizetype kRowsAtOnce = 20;

QVBoxLayout* innerColumn(int spacing)
{
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

Paragraph* addWords(QVBoxLayout& column, const QString& text, const QFont& font, const QColor& ink)
{
    auto* words = new Paragraph;
    words->setWords(text);
    words->setStyle(font, ink);
    column.addWidget(words);
    return words;
}

} // namespace

ReviewSection::ReviewSection(const QString& id, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_id(id)
    , m_theme(theme)
    , m_head(new Paragraph(this))
    , m_source(new QLabel(this))
    , m_remark(new Button(Button::Kind::Flat, tr("Remark…"), theme, this))
    , m_column(new QVBoxLayout(this))
    , m_content(innerColumn(0))
    , m_below(innerColumn(kBetween))
    , m_remarks(innerColumn(0))
{
    setObjectName(QStringLiteral("review.section.%1").arg(id));
    m_head->setObjectName(QStringLiteral("review.head.%1").arg(id));
    m_source->setTextFormat(Qt::PlainText);
    m_source->hide();
    m_remark->setObjectName(QStringLiteral("review.remark.%1").arg(id));
    m_remark->setHeight(Button::Height::Small);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_head, 1);
    head->addWidget(m_source, 0, Qt::AlignVCenter);
    head->addWidget(m_remark, 0, Qt::AlignTop);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addLayout(head);
    if (partsInReview().contains(id)) {
        m_part = new ReviewPart(id, theme, this);
        m_column->addWidget(m_part);
    }
    m_column->addLayout(m_content);
    m_column->addLayout(m_below);
    m_column->addLayout(m_remarks);
    connect(m_remark, &QPushButton::clicked, this, &ReviewSection::remarkWanted);
    restyle();
}

ReviewSection::~ReviewSection() = default;

void ReviewSection::setTitle(int number, const QString& title)
{
    m_number = number;
    m_title = title;
    m_head->setWords(number > 0 ? QStringLiteral("%1  %2").arg(number).arg(title) : title);
    m_remark->setAccessibleName(tr("Remark on %1").arg(title));
    setAccessibleName(title);
}

void ReviewSection::gather(const report::Section& section, bool isInner, QList<Piece>& pieces) const
{
    if (isInner)
        pieces.append(section.title);
    for (const auto& block : section.blocks) {
        const auto* paragraph = std::get_if<report::Paragraph>(&block);
        if (m_part != nullptr && paragraph != nullptr && paragraph->part == m_id)
            continue;
        if (const auto* table = std::get_if<report::Table>(&block))
            cut(*table, pieces);
        else if (paragraph != nullptr)
            pieces.append(*paragraph);
        else if (const auto* listing = std::get_if<report::Listing>(&block))
            pieces.append(*listing);
        else if (const auto* figure = std::get_if<report::Figure>(&block))
            pieces.append(*figure);
    }
    for (const auto& inner : section.sections)
        gather(inner, true, pieces);
}

void ReviewSection::cut(const report::Table& table, QList<Piece>& pieces)
{
    auto begin = table;
    begin.rows = table.rows.mid(0, kMostRows);
    const auto shown = begin.rows.size();
    for (qsizetype first = 0; first == 0 || first < shown; first += kRowsAtOnce)
        pieces.append(Slice { begin, { first, std::min(kRowsAtOnce, shown - first) } });
    if (const auto more = table.rows.size() - shown; more > 0)
        pieces.append(More { more });
}

void ReviewSection::setContent(const report::Section& section)
{
    QList<Piece> pieces;
    gather(section, false, pieces);
    m_source->setVisible(!pieces.isEmpty());
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (i < pieces.size() && m_shown.at(i).piece == pieces.at(i))
            continue;
        if (auto* widget = m_shown.at(i).widget) {
            m_content->removeWidget(widget);
            widget->hide();
            widget->deleteLater();
        }
        if (i < pieces.size())
            m_shown[i] = { pieces.at(i), nullptr };
    }
    if (m_shown.size() > pieces.size())
        m_shown.resize(pieces.size());
    for (auto i = m_shown.size(); i < pieces.size(); ++i)
        m_shown.append({ pieces.at(i), nullptr });
}

bool ReviewSection::buildNext(const std::function<report::Drawing(const report::Figure&)>& drawn)
{
    int place = 0;
    for (auto& shown : m_shown) {
        if (shown.widget != nullptr) {
            ++place;
            continue;
        }
        shown.widget = made(shown.piece, drawn);
        m_content->insertWidget(place, shown.widget);
        return true;
    }
    return false;
}

QWidget* ReviewSection::made(
    const Piece& piece, const std::function<report::Drawing(const report::Figure&)>& drawn)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    const auto* slice = std::get_if<Slice>(&piece);
    const bool goesOn = slice != nullptr && slice->part.first > 0;
    column->setContentsMargins(0, goesOn ? 0 : m_theme.px(kBetween), 0, 0);
    column->setSpacing(m_theme.px(4));
    if (const auto* figure = std::get_if<report::Figure>(&piece)) {
        const auto drawing = drawn(*figure);
        if (!drawing.picture.isNull())
            column->addWidget(new ReportFigure(drawing, figure->alternative, m_theme));
        else
            addWords(*column, figure->alternative, m_theme.font(Token::Table), m_theme.colors.muted);
    } else {
        std::visit(
            [&](const auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, report::Figure>)
                    fill(*column, one);
            },
            piece);
    }
    return widget;
}

void ReviewSection::fill(QVBoxLayout& column, const QString& heading)
{
    addWords(column, heading, m_theme.font(Token::BodyStrong), m_theme.colors.text);
}

void ReviewSection::fill(QVBoxLayout& column, const report::Paragraph& paragraph)
{
    auto* words = addWords(column, paragraph.text, m_theme.font(Token::Body), m_theme.colors.text);
    if (!paragraph.isSaid)
        return;
    const auto by = paragraph.by.isEmpty() ? tr("In the words of a person")
                                           : tr("In the words of %1").arg(paragraph.by);
    auto* whose
        = addWords(column, paragraph.entry.isEmpty() ? by : tr("%1, entry %2").arg(by, paragraph.entry),
            m_theme.font(Token::Table), m_theme.colors.muted);
    for (auto* line : { words, whose })
        line->setContentsMargins(m_theme.px(kQuoteIndent), 0, 0, 0);
}

void ReviewSection::fill(QVBoxLayout& column, const Slice& slice)
{
    if (slice.part.first == 0 && !slice.table.title.isEmpty())
        addWords(column, slice.table.title, m_theme.font(Token::TableStrong), m_theme.colors.text);
    column.addWidget(new ReportTable(slice.table, slice.part, m_theme));
}

void ReviewSection::fill(QVBoxLayout& column, const More& more)
{
    addWords(column, more.rows == 1 ? tr("And 1 more row.") : tr("And %1 more rows.").arg(more.rows),
        m_theme.font(Token::Table), m_theme.colors.muted);
    auto* whole = new Button(Button::Kind::Outlined, tr("Open as HTML"), m_theme);
    whole->setObjectName(QStringLiteral("review.whole"));
    whole->setHeight(Button::Height::Small);
    whole->setAccessibleName(tr("Open the whole report as HTML: %1 more rows").arg(more.rows));
    connect(whole, &QPushButton::clicked, this, &ReviewSection::wholeWanted);
    column.addWidget(whole, 0, Qt::AlignLeft);
}

void ReviewSection::fill(QVBoxLayout& column, const report::Listing& listing)
{
    for (qsizetype i = 0; i < listing.items.size(); ++i) {
        const auto mark = listing.isNumbered ? QStringLiteral("%1.").arg(i + 1) : QStringLiteral("•");
        auto* words = addWords(
            column, mark + u' ' + listing.items.at(i).text, m_theme.font(Token::Body), m_theme.colors.text);
        words->setContentsMargins(m_theme.px(kQuoteIndent), 0, 0, 0);
    }
}

void ReviewSection::setRemarks(const QList<Remark>& remarks)
{
    // Whoever stands on one of them stays there.
    const bool isSame = std::equal(m_said.begin(), m_said.end(), remarks.begin(), remarks.end(),
        [](const Remark& a, const Remark& b) { return a.sentence == b.sentence && a.isOpen == b.isOpen; });
    if (isSame)
        return;
    m_said = remarks;
    while (auto* item = m_remarks->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& remark : remarks) {
        QList<ReviewRow::Act> acts;
        if (remark.isOpen)
            acts.append({ QStringLiteral("review.answer"), tr("Answer…"), remark.answer });
        auto* row = new ReviewRow(remark.sentence,
            remark.isOpen ? ReviewRow::Ink::Plain : ReviewRow::Ink::Muted, acts, m_theme, this);
        row->setObjectName(QStringLiteral("review.row.remark"));
        m_remarks->addWidget(row);
    }
}

void ReviewSection::addBelow(QWidget* widget)
{
    m_below->addWidget(widget);
}

void ReviewSection::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    for (auto& shown : m_shown) {
        if (shown.widget == nullptr)
            continue;
        m_content->removeWidget(shown.widget);
        shown.widget->hide();
        shown.widget->deleteLater();
        shown.widget = nullptr;
    }
    if (m_part != nullptr)
        m_part->setTheme(theme);
    restyle();
    setRemarks(std::exchange(m_said, {}));
}

void ReviewSection::restyle()
{
    m_column->setSpacing(m_theme.px(8));
    m_head->setStyle(m_theme.font(Token::H2), m_theme.colors.text);
    m_source->setText(tr("from the log"));
    m_source->setFont(m_theme.font(Token::Caption));
    auto ink = m_source->palette();
    ink.setColor(QPalette::WindowText, m_theme.colors.muted);
    m_source->setPalette(ink);
    m_remark->setTheme(m_theme);
}

} // namespace muster::ui
