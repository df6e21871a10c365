// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/listpanel.h"
#include "ui/panels/secretclipboard.h"

#include <optional>

class QKeyEvent;

namespace muster::ui {

class Button;
class CountdownLine;
class CredentialsDelegate;
class CredentialsModel;
class ReasonLine;
class SecretEntry;
class SecretView;
struct CredentialRow;

/// The credentials of the plan: where each one is kept, and for a few seconds its value. R shows it, Ctrl+C
/// copies it, Insert puts one in, F5 looks at the keychain again. A value is hidden by time, by another row,
/// by leaving the window, and with the incident; the log has it on record before it is seen.
/// Thread: main. Owner: its parent.
class CredentialsPanel final : public ListPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialsPanel)
public:
    explicit CredentialsPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CredentialsPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;

signals:
    /// What became of a value, in a sentence.
    void told(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    using How = incident::CredentialAccessed::How;

    void buildHead();
    void buildFoot();
    [[nodiscard]] const CredentialRow* current() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool handleListKey(const QKeyEvent& key);
    void showRows();
    void showActs();
    void restyle();
    void look();
    void want(How how);
    void release(const QString& credential, How how, const QString& why);
    void reveal(const CredentialRow& row, const SecretPtr& value);
    void copy(const CredentialRow& row, const SecretPtr& value);
    void askForValue();
    void putValue();
    void conceal();
    void takeBackCopy();
    void forget();
    void refuse(const QString& sentence);
    [[nodiscard]] Millis now() const;

    std::shared_ptr<session::IncidentSession> m_incident;
    bool m_compact = false;
    /// Which one the open question is about.
    QString m_asked;
    How m_wanted = How::Revealed;
    std::optional<Millis> m_hidesAt;
    SecretClipboard m_clipboard;
    CredentialsModel* m_model;
    CredentialsDelegate* m_delegate;
    QWidget* m_head;
    Paragraph* m_closed;
    Button* m_retry;
    QWidget* m_foot;
    SecretView* m_value;
    CountdownLine* m_valueLeft;
    CountdownLine* m_copyLeft;
    Paragraph* m_message;
    ReasonLine* m_reason;
    SecretEntry* m_entry;
    QWidget* m_acts;
    Button* m_reveal;
    Button* m_copy;
    Button* m_put;
};

} // namespace muster::ui
