// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QString>
#include <QWidget>

#include <optional>

class QPlainTextEdit;

namespace muster::ui {

class Paragraph;

/// A part of the report that people write: a box in its place, who wrote what is in it, and when. What is
/// typed is a draft until somebody records it with Ctrl+Enter or leaves the box. Thread: main.
/// Owner: its parent.
class ReviewPart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReviewPart)
public:
    ReviewPart(const QString& part, const ThemeValues& theme, QWidget* parent = nullptr);
    ~ReviewPart() override;

    /// What is on record, and who wrote it when; empty where nobody did. A draft stays, and it is said when
    /// somebody else wrote meanwhile: leaving the box does not record it then.
    void setWritten(const QString& text, const QString& byWhom);
    /// While `why` says something, nothing can be typed.
    void setSettled(const QString& why);
    /// What is typed and not on record; nothing where both are the same.
    [[nodiscard]] std::optional<QString> draft() const;
    void setDraft(const QString& text);
    /// The text that was wanted is on record, or was refused.
    void answered();
    /// Of what stands in the box.
    [[nodiscard]] qsizetype words() const;
    [[nodiscard]] QPlainTextEdit* box() const { return m_box; }
    void setTheme(const ThemeValues& theme);

signals:
    /// To be recorded.
    void wanted(const QString& text);
    /// Other words stand in the box.
    void typed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString text() const;
    void record();
    void showStanding();
    void showSettled();
    void fit();
    void restyle();

    QString m_part;
    ThemeValues m_theme;
    QString m_written;
    QString m_byWhom;
    QString m_why;
    /// Somebody else wrote while a draft was here.
    bool m_isForeign = false;
    bool m_isFitting = false;
    /// What is being recorded.
    std::optional<QString> m_asked;
    QPlainTextEdit* m_box;
    Paragraph* m_by;
};

} // namespace muster::ui
