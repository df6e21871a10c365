// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/credentialsdelegate.h"

#include "ui/models/credentialsmodel.h"
#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyphpainter.h"

#include <QPainter>

namespace muster::ui {

using session::SecretStanding;
using Token = TypeScale::Token;

namespace {

constexpr int kTop = 6;
constexpr int kName = 22;
constexpr int kLine = 20;
constexpr int kBottom = 7;
constexpr int kGlyph = 14;
constexpr int kAfterGlyph = 8;

struct Look {
    Glyph glyph;
    QColor ink;
};

/// Only what stands in somebody's way has a hue.
Look lookOf(SecretStanding standing, const StateColors& colors)
{
    switch (standing) {
    case SecretStanding::Unknown:
        return { Glyph::Pending, colors.muted };
    case SecretStanding::Stored:
        return { Glyph::Verified, colors.text };
    case SecretStanding::Missing:
        return { Glyph::Warning, colors.warning };
    case SecretStanding::Held:
        return { Glyph::Held, colors.text };
    case SecretStanding::Elsewhere:
        return { Glyph::Inactive, colors.muted };
    case SecretStanding::Locked:
        return { Glyph::Credential, colors.warning };
    case SecretStanding::Absent:
    case SecretStanding::Silent:
        return { Glyph::Stale, colors.warning };
    }
    Q_UNREACHABLE();
}

} // namespace

CredentialsDelegate::CredentialsDelegate(
    const CredentialsModel* model, const ThemeValues& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
{
}

CredentialsDelegate::~CredentialsDelegate() = default;

QSize CredentialsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto care = CredentialsModel::careWords(row).isEmpty() ? 0 : kLine;
    const auto last = row.last ? kLine : 0;
    return { 0, m_theme.px(kTop + kName + kLine + care + last + kBottom) };
}

void CredentialsDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& row = m_model->at(index.row());
    const auto& rect = option.rect;
    const auto& colors = m_theme.colors;
    const auto selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintRowGround(painter, rect, selected, colors);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.hairline);

    const auto inset = m_theme.px(kDockInset);
    const auto glyph = m_theme.px(kGlyph);
    const auto indent = inset + glyph + m_theme.px(kAfterGlyph);
    QRect line(rect.left() + indent, rect.top() + m_theme.px(kTop), rect.width() - indent - inset,
        m_theme.px(kName));
    const auto small = m_theme.type.words(13);
    const auto look = lookOf(row.standing, colors);
    GlyphPainter::paint(painter, look.glyph,
        QRectF(rect.left() + inset, line.center().y() - glyph / 2.0 + 0.5, glyph, glyph), look.ink);
    paintLine(painter, m_shapes, line, { { row.title, m_theme.font(Token::BodyStrong), colors.text } },
        { CredentialsModel::stateWords(row), small, look.ink }, m_theme.px(12));
    const auto nextLine = [&](const QString& words, const QColor& ink) {
        if (words.isEmpty())
            return;
        line = QRect(line.left(), line.bottom() + 1, line.width(), m_theme.px(kLine));
        paintLine(painter, m_shapes, line, { { words, small, ink } }, {}, 0);
    };
    nextLine(CredentialsModel::placeWords(row), colors.muted);
    nextLine(CredentialsModel::careWords(row), colors.text);
    nextLine(m_model->lastWords(row), colors.muted);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, rect.adjusted(0, 0, 0, -1), kControlRadius, colors);
    painter->restore();
}

} // namespace muster::ui
