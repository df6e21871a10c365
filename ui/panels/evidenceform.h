// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/evidencekeeper.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace muster::ui {

class Button;
class Paragraph;
class SignedLine;

/// A file that is to be attached, and what was typed about it.
struct EvidenceDraft {
    QByteArray bytes;
    session::NewEvidence what;
    /// When it happened, as it was typed; empty for now.
    QString when = {};
};

/// Asks in place what there is to say about one file. Enter attaches, Esc puts it away. It keeps the file and
/// all that was typed until another one is opened.
/// Thread: main. Owner: its parent.
class EvidenceForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvidenceForm)
public:
    explicit EvidenceForm(const ThemeValues& theme, QWidget* parent = nullptr);
    ~EvidenceForm() override;

    /// Shows itself; the keyboard stays where it is.
    void open(const session::IncidentSession& incident, const EvidenceDraft& draft);
    void takeKeyboard();
    /// How many files come after this one.
    void setWaiting(qsizetype count);
    /// The file with what stands in the fields.
    [[nodiscard]] EvidenceDraft draft() const;
    /// When it happened; nothing for now. Fails with Invalid when that cannot be read.
    [[nodiscard]] Result<std::optional<Instant>> when(Instant now) const;
    /// Out of reach while it is saved.
    void setSaving(bool saving);
    /// One sentence about why it is not attached.
    void refuse(const QString& sentence);
    /// Hides itself and forgets the file; tells nobody.
    void close();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

signals:
    void wanted();
    void putAway();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void addRow(QLabel* label, QWidget* field, const char* name, const QString& spoken);
    void fillSteps(const session::IncidentSession& incident);
    void showKind();
    void showHead();
    void restyle();

    ThemeValues m_theme;
    WallTime m_time;
    QByteArray m_bytes;
    qsizetype m_waiting = 0;
    bool m_saving = false;
    bool m_compact = false;
    QGridLayout* m_grid;
    Paragraph* m_head;
    QList<QLabel*> m_labels;
    QLineEdit* m_name;
    QComboBox* m_kind;
    QLabel* m_ofLabel;
    QLineEdit* m_of;
    QComboBox* m_step;
    QLineEdit* m_shows;
    QLineEdit* m_means;
    QLabel* m_whenLabel;
    QLineEdit* m_when;
    SignedLine* m_refusal;
    Button* m_attach;
    Button* m_putAway;
};

} // namespace muster::ui
