// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evidencedetails.h"

#include "core/evidence/filelimits.h"
#include "core/evidence/preview.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/signedline.h"
#include "ui/widgets/button.h"

#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QResizeEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

using Token = TypeScale::Token;
using evidence::Preview;

namespace {

/// The least of the contents that is shown.
constexpr int kLeastContents = 120;

/// People's words, without what would make them look like others.
QString plain(const QString& words)
{
    return evidence::plainText(words);
}

} // namespace

EvidencePicture::EvidencePicture(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::TabFocus);
}

EvidencePicture::~EvidencePicture() = default;

void EvidencePicture::setImage(const QImage& image)
{
    m_image = image;
    m_scaled = {};
    update();
}

void EvidencePicture::paintEvent(QPaintEvent*)
{
    if (m_image.isNull())
        return;
    // The ring around it stays free.
    const auto room = rect().adjusted(4, 4, -4, -4);
    if (room.isEmpty())
        return;
    const auto fitting = m_image.size().boundedTo(m_image.size().scaled(room.size(), Qt::KeepAspectRatio));
    if (m_scaled.size() != fitting)
        m_scaled = m_image.scaled(fitting, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter painter(this);
    painter.drawImage(room.topLeft(), m_scaled);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), kFocusRing));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

EvidenceDetails::EvidenceDetails(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_name(new Paragraph)
    , m_facts(new Paragraph)
    , m_withdrawn(new SignedLine(theme))
    , m_showsLabel(new QLabel(tr("What it shows")))
    , m_shows(new Paragraph)
    , m_meansLabel(new QLabel(tr("What it means")))
    , m_means(new Paragraph)
    , m_text(new QPlainTextEdit)
    , m_picture(new EvidencePicture)
    , m_none(new Paragraph)
    , m_remark(new Paragraph)
    , m_hashLabel(new QLabel(tr("SHA-256")))
    , m_hash(new QLineEdit)
{
    build();
    restyle();
}

EvidenceDetails::~EvidenceDetails() = default;

void EvidenceDetails::build()
{
    m_name->setObjectName(QStringLiteral("evidence.shownName"));
    m_facts->setObjectName(QStringLiteral("evidence.facts"));
    m_withdrawn->setObjectName(QStringLiteral("evidence.withdrawnLine"));
    m_shows->setObjectName(QStringLiteral("evidence.itShows"));
    m_means->setObjectName(QStringLiteral("evidence.itMeans"));
    m_text->setObjectName(QStringLiteral("evidence.text"));
    m_picture->setObjectName(QStringLiteral("evidence.picture"));
    m_none->setObjectName(QStringLiteral("evidence.none"));
    m_remark->setObjectName(QStringLiteral("evidence.remark"));
    m_hash->setObjectName(QStringLiteral("evidence.hash"));
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAcceptDrops(false);
    // They take what the rest leaves, so that the rest stays in sight.
    for (auto* contents : std::initializer_list<QWidget*> { m_text, m_picture })
        contents->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_hash->setReadOnly(true);
    m_hash->setAcceptDrops(false);
    m_hash->setAccessibleName(tr("SHA-256 of the file"));
    m_hashLabel->setBuddy(m_hash);
    for (auto* part : std::initializer_list<QWidget*> {
             m_name, m_facts, m_withdrawn, m_showsLabel, m_shows, m_meansLabel, m_means, m_none })
        m_column->addWidget(part);
    m_column->addWidget(m_text, 1);
    m_column->addWidget(m_picture, 1);
    for (auto* part : std::initializer_list<QWidget*> { m_remark, m_hashLabel, m_hash })
        m_column->addWidget(part);
    m_column->addStretch(0);
    showOnly(nullptr);
    m_remark->hide();
}

QSize EvidenceDetails::minimumSizeHint() const
{
    const auto least = QWidget::minimumSizeHint();
    return { least.width(), std::max(least.height(), m_column->minimumHeightForWidth(width())) };
}

void EvidenceDetails::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        updateGeometry();
}

void EvidenceDetails::describe(const EvidenceModel& model, const EvidenceRow& row)
{
    m_name->setWords(plain(row.name));
    QStringList facts { EvidenceModel::kindWords(row), model.timeWords(row) };
    for (const auto& part : { row.who, row.step }) {
        if (!part.isEmpty())
            facts << part;
    }
    m_facts->setWords(plain(facts.join(QStringLiteral(" · "))));
    m_withdrawn->setWords(Glyph::Skipped, plain(model.withdrawnWords(row)));
    m_shows->setWords(row.what.shows.isEmpty() ? tr("not said") : plain(row.what.shows));
    m_means->setWords(row.what.means.isEmpty() ? tr("not said") : plain(row.what.means));
    m_hash->setText(row.what.file.hash);
    m_hash->setCursorPosition(0);
    m_text->setAccessibleName(tr("Contents of %1").arg(row.name));
    m_picture->setAccessibleName(tr("Picture: %1").arg(row.name));
}

void EvidenceDetails::forgetLook()
{
    m_text->clear();
    m_picture->setImage({});
    showOnly(nullptr);
    m_remark->hide();
}

void EvidenceDetails::showErased()
{
    forgetLook();
    m_none->setWords(tr("File taken back"));
    showOnly(m_none);
}

void EvidenceDetails::showLook(const EvidenceRow& row, const EvidenceLook& look)
{
    const auto& preview = look.preview;
    const bool isText = look.fault.isEmpty() && preview.kind == Preview::Kind::Text;
    const bool isPicture = look.fault.isEmpty() && !look.picture.isNull();
    m_text->setPlainText(isText ? preview.text : QString());
    m_picture->setImage(isPicture ? look.picture : QImage());
    if (isPicture)
        m_picture->setAccessibleDescription(
            tr("%1 × %2 pixels").arg(preview.size.width()).arg(preview.size.height()));
    m_none->setWords(tr("No preview: %1, %2").arg(row.what.media, evidence::sizeText(row.what.file.size)));
    QWidget* part = m_none;
    if (isText)
        part = m_text;
    else if (isPicture)
        part = m_picture;
    showOnly(part);
    const auto remark = look.fault.isEmpty() ? preview.remark : look.fault;
    m_remark->setWords(remark);
    m_remark->setVisible(!remark.isEmpty());
}

void EvidenceDetails::showOnly(QWidget* part)
{
    for (auto* one : std::initializer_list<QWidget*> { m_text, m_picture, m_none })
        one->setVisible(one == part);
}

void EvidenceDetails::takeKeyboard()
{
    QWidget* part = m_hash;
    if (!m_text->isHidden())
        part = m_text;
    else if (!m_picture->isHidden())
        part = m_picture;
    part->setFocus(Qt::OtherFocusReason);
}

void EvidenceDetails::setCompact(bool compact)
{
    m_compact = compact;
    restyle();
}

void EvidenceDetails::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    restyle();
}

void EvidenceDetails::restyle()
{
    const auto inset = m_theme.px(kDockInset);
    const auto gap = m_theme.px(m_compact ? 4 : 8);
    m_column->setContentsMargins(inset, gap, inset, gap);
    m_column->setSpacing(m_theme.px(3));
    const auto& colors = m_theme.colors;
    m_name->setStyle(m_theme.font(Token::BodyStrong), colors.text);
    m_facts->setStyle(m_theme.type.words(13), colors.muted);
    m_withdrawn->setFont(Token::Table);
    m_withdrawn->setTheme(m_theme);
    for (auto* words : { m_shows, m_means, m_none })
        words->setStyle(m_theme.font(Token::Table), colors.text);
    m_remark->setStyle(m_theme.type.words(13), colors.muted);
    for (auto* label : { m_showsLabel, m_meansLabel, m_hashLabel }) {
        label->setFont(m_theme.type.words(13));
        auto ink = label->palette();
        ink.setColor(QPalette::WindowText, colors.muted);
        label->setPalette(ink);
    }
    m_text->setFont(m_theme.font(Token::Mono));
    {
        // A margin counts as a change of the text.
        const QSignalBlocker quiet(m_text);
        m_text->document()->setDocumentMargin(m_theme.px(6));
    }
    for (auto* contents : std::initializer_list<QWidget*> { m_text, m_picture })
        contents->setMinimumHeight(m_theme.px(kLeastContents));
    m_hash->setFont(m_theme.font(Token::Mono));
    m_hash->setFixedHeight(m_theme.px(m_compact ? kSmallControlHeight : kControlHeight));
}

} // namespace muster::ui
