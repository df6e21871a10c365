// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evidence/preview.h"
#include "ui/models/evidencemodel.h"
#include "ui/widgets/theme.h"

#include <QImage>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace muster::ui {

class EvidencePicture;
class Paragraph;
class SignedLine;

/// What can be shown of a file, as it was read beside the window.
struct EvidenceLook {
    evidence::Preview preview;
    /// Of a picture that could be decoded, no larger than a screen.
    QImage picture;
    /// A sentence where there are no bytes, or none that can be shown.
    QString fault;
};

/// Everything about one thing that was attached: what it shows and what it means apart, the file itself as
/// plain text or as a still picture, and its hash. Nothing in it can be followed or run.
/// Thread: main. Owner: its parent.
class EvidenceDetails final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceDetails)
public:
    explicit EvidenceDetails(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EvidenceDetails() override;

    /// Shows what is said about it; the file itself is shown later.
    void describe(const EvidenceModel& model, const EvidenceRow& row);
    /// Shows nothing of the file, and keeps nothing of it.
    void forgetLook();
    /// Says that there is no file any more.
    void showErased();
    void showLook(const EvidenceRow& row, const EvidenceLook& look);
    /// Gives the keyboard to the contents.
    void takeKeyboard();
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);
    /// As high as its words need when they are broken at this width: a scroll area asks for no more than
    /// this.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void restyle();
    void showOnly(QWidget* part);

    ThemeValues m_theme;
    bool m_compact = false;
    QVBoxLayout* m_column;
    Paragraph* m_name;
    Paragraph* m_facts;
    SignedLine* m_withdrawn;
    QLabel* m_showsLabel;
    Paragraph* m_shows;
    QLabel* m_meansLabel;
    Paragraph* m_means;
    QPlainTextEdit* m_text;
    EvidencePicture* m_picture;
    Paragraph* m_none;
    Paragraph* m_remark;
    QLabel* m_hashLabel;
    QLineEdit* m_hash;
};

/// A still picture, as large as there is room for and never larger than it is.
class EvidencePicture final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidencePicture)
public:
    explicit EvidencePicture(QWidget* parent = nullptr);
    ~EvidencePicture() override;

    void setImage(const QImage& image);
    [[nodiscard]] const QImage& image() const { return m_image; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
    QImage m_scaled;
};

} // namespace muster::ui
