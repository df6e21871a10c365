// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixdelegate.h"

#include "ui/models/matrixmodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"
#include "ui/widgets/horizonbar.h"

#include <QPainter>

#include <algorithm>

namespace muster::ui {

using incident::ServiceStanding;
using Token = TypeScale::Token;

namespace {

constexpr int kRow = 66;
constexpr int kFoldedRow = 32;
constexpr int kHead = 28;
constexpr int kLossLine = 20;
constexpr int kGlyph = 14;
/// Of what waits for the service above it.
constexpr int kIndent = 16;

Glyph glyphOf(const MatrixRow& row)
{
    if (row.standing == ServiceStanding::Recovered)
        return row.isLate() ? Glyph::Failed : Glyph::Recovered;
    if (row.isOver())
        return Glyph::Critical;
    if (row.stands())
        return Glyph::Paused;
    if (row.isSoon())
        return Glyph::Warning;
    return row.waitingFor.isEmpty() ? Glyph::Recovering : Glyph::Waiting;
}

HorizonBar horizonOf(const MatrixRow& row)
{
    HorizonBar bar;
    const auto whole = std::max<Millis::rep>(row.rto.target.value.count(), 1);
    bar.gone = static_cast<double>(row.rto.elapsed.count()) / static_cast<double>(whole);
    if (row.isOver() || row.isLate())
        bar.state = HorizonBar::State::Over;
    else if (row.standing == ServiceStanding::Recovered)
        bar.state = HorizonBar::State::Recovered;
    else if (row.stands())
        bar.state = HorizonBar::State::Paused;
    else if (row.isSoon())
        bar.state = HorizonBar::State::Soon;
    return bar;
}

} // namespace

MatrixDelegate::MatrixDelegate(const MatrixModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

MatrixDelegate::~MatrixDelegate() = default;

QRect MatrixDelegate::firstLine(const QRect& row) const
{
    const auto inset = m_theme.px(kDockInset);
    return { row.left() + inset, row.top() + m_theme.px(6), row.width() - 2 * inset, m_theme.px(26) };
}

int MatrixDelegate::indentOf(const MatrixRow& row) const
{
    return row.root && m_model->showsRoots() ? m_theme.px(kIndent) : 0;
}

QRect MatrixDelegate::clockRect(const QRect& row) const
{
    static const auto kWidest = QStringLiteral("+0000:00:00");
    const auto line = firstLine(row);
    const auto width = m_shapes.of(kWidest, m_theme.font(Token::CellClock)).width;
    return { line.right() + 1 - width, line.top(), width, line.height() };
}

bool MatrixDelegate::isPainted(const QRect& part) const
{
    return m_painted.isEmpty() || m_painted.intersects(part);
}

QRect MatrixDelegate::barRect(const QRect& row) const
{
    const auto inset = m_theme.px(kDockInset);
    return { row.left() + inset, row.bottom() - m_theme.px(13), row.width() - 2 * inset, m_theme.px(10) };
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    if (row.isHead())
        return { 0, m_theme.px(kHead) };
    if (row.standing == ServiceStanding::Normal)
        return { 0, m_theme.px(kFoldedRow) };
    return { 0, m_theme.px(kRow + (m_model->showsLoss(row) ? kLossLine : 0)) };
}

void MatrixDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    const auto& colors = m_theme.colors;
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    // What follows from the failure of another service says so, and does not call for anybody beside it.
    const bool calls = row.isOver() && !row.root;
    if (calls)
        painter->fillRect(rect, colors.criticalBand);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);
    if (calls)
        painter->fillRect(QRect(rect.left(), rect.top(), m_theme.px(4), rect.height() - 1), colors.critical);
    if (row.isHead()) {
        paintHead(painter, rect, row);
    } else if (row.standing == ServiceStanding::Normal) {
        paintFolded(painter, rect, row);
    } else {
        paintClock(painter, rect, row);
        paintDetails(painter, rect, row);
    }
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

void MatrixDelegate::paintHead(QPainter* painter, const QRect& rect, const MatrixRow& row) const
{
    const auto inset = m_theme.px(kDockInset);
    const auto& colors = m_theme.colors;
    paintLine(painter, m_shapes, rect.adjusted(inset, 0, -inset, 0),
        { { row.title, m_theme.type.words(13, QFont::DemiBold), colors.muted } },
        { MatrixModel::headWords(row), m_theme.type.words(13), colors.muted }, m_theme.px(12));
}

void MatrixDelegate::paintFolded(QPainter* painter, const QRect& rect, const MatrixRow& row) const
{
    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto& colors = m_theme.colors;
    const QRect place(rect.left() + inset, rect.center().y() - glyph / 2, glyph, glyph);
    GlyphPainter::paint(painter, Glyph::Normal, place, colors.muted);
    const auto left = place.right() + m_theme.px(8);
    const QRect line(left, rect.top(), rect.right() - inset - left + 1, rect.height());
    const auto title = m_theme.font(Token::Table);
    const auto small = m_theme.type.words(13);
    const auto gap = m_theme.px(12);
    const auto promise = m_model->promiseWords(row);
    auto words = tr("%1 · %2").arg(MatrixModel::standingWords(row), promise);
    // The glyph says that it is normal; a promise that is cut off says nothing.
    if (m_shapes.of(row.title, title).width + gap + m_shapes.of(words, small).width > line.width())
        words = promise;
    // Nor does one that nobody made, beside a name that is cut off.
    if (!row.rto.target.number()
        && m_shapes.of(row.title, title).width + gap + m_shapes.of(words, small).width > line.width())
        words.clear();
    paintLine(
        painter, m_shapes, line, { { row.title, title, colors.muted } }, { words, small, colors.muted }, gap);
}

void MatrixDelegate::paintClock(QPainter* painter, const QRect& rect, const MatrixRow& row) const
{
    const auto& colors = m_theme.colors;
    const auto words = MatrixModel::clockWords(row);
    const auto isFigure = row.standing == ServiceStanding::Recovered || row.rto.due.has_value();
    const auto color = row.isOver() || row.isLate()                           ? colors.critical
        : row.standing == ServiceStanding::Recovered                          ? colors.ok
        : row.stands() || row.rto.target.state != plan::Target::State::Number ? colors.muted
        : row.isSoon()                                                        ? colors.warning
                                                                              : colors.text;
    const auto font = isFigure ? m_theme.font(Token::CellClock) : m_theme.font(Token::Body);
    const auto width = m_shapes.of(words, font).width;
    const auto line = firstLine(rect);
    const QRect clock(line.right() + 1 - width, line.top(), width, line.height());
    const auto name = line.adjusted(indentOf(row), 0, -width - m_theme.px(12), 0);
    if (isPainted(name))
        paintLine(
            painter, m_shapes, name, { { row.title, m_theme.font(Token::BodyStrong), colors.text } }, {}, 0);
    paintLine(painter, m_shapes, clock, { { words, font, color } }, {}, 0);
    if (row.rto.target.number())
        horizonOf(row).paint(painter, barRect(rect), colors);
}

void MatrixDelegate::paintDetails(QPainter* painter, const QRect& rect, const MatrixRow& row) const
{
    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto& colors = m_theme.colors;
    const auto color = row.isOver() || row.isLate()                   ? colors.critical
        : row.standing == ServiceStanding::Recovered && !row.isLate() ? colors.ok
        : row.isSoon()                                                ? colors.warning
                                                                      : colors.muted;
    const auto line
        = QRect(rect.left() + inset, rect.top() + m_theme.px(32), rect.width() - 2 * inset, m_theme.px(18))
              .adjusted(indentOf(row), 0, 0, 0);
    if (!isPainted(line.adjusted(0, 0, 0, m_model->showsLoss(row) ? m_theme.px(kLossLine) : 0)))
        return;
    const auto paintGlyph = [&](const QRect& of, Glyph which, const QColor& tone) {
        GlyphPainter::paint(
            painter, which, QRectF(of.left(), of.center().y() - glyph / 2.0 + 0.5, glyph, glyph), tone);
    };
    const auto afterGlyph = glyph + m_theme.px(7);
    paintGlyph(line, glyphOf(row), color);
    const Words state { MatrixModel::standingWords(row),
        row.isOver() ? m_theme.type.words(13, QFont::DemiBold) : m_theme.type.words(13),
        row.isOver() ? colors.critical : colors.muted };
    const auto gap = m_theme.px(12);
    const auto small = m_theme.type.words(13);
    const auto words = line.adjusted(afterGlyph, 0, 0, 0);
    const auto needed = [&](const QString& promise) {
        return m_shapes.of(state.text, state.font).width + gap + m_shapes.of(promise, small).width;
    };
    auto promise = m_model->promiseWords(row);
    if (m_compact || needed(promise) > words.width())
        promise = m_model->shortPromiseWords(row);
    // What was promised stays whole; the state is on the row in a glyph too.
    const auto room = m_shapes.of(promise, small).width;
    QList<Words> left { state };
    if (const auto details = m_model->detailWords(row); !m_compact && !details.isEmpty())
        left.append({ u"· "_qs + details, small, colors.muted });
    paintLine(painter, m_shapes, words.adjusted(0, 0, -room - gap, 0), left, {}, m_theme.px(4));
    paintLine(painter, m_shapes, QRect(words.right() + 1 - room, words.top(), room, words.height()),
        { { promise, small, colors.muted } }, {}, 0);
    if (!m_model->showsLoss(row))
        return;
    const auto below = line.translated(0, m_theme.px(kLossLine));
    paintGlyph(below, row.loss.broken ? Glyph::Failed : Glyph::Evidence,
        row.loss.broken ? colors.critical : colors.muted);
    paintLine(painter, m_shapes, below.adjusted(afterGlyph, 0, 0, 0),
        { { MatrixModel::lossWords(row), m_theme.type.words(13),
            row.loss.broken ? colors.critical : colors.muted } },
        {}, 0);
}

} // namespace muster::ui
