// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/session/incidentsession.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace muster::ui {

class Button;

/// The credentials that a step changes, one row each, with the two facts that make a change sure: the new
/// value works, the old one is dead. It asks for acts and shows what is on record.
class RotationBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RotationBox)
public:
    explicit RotationBox(const ThemeValues& theme, QWidget* parent = nullptr);
    ~RotationBox() override;

    /// Shows the credentials of this step; hides itself when it changes none.
    void showStep(const session::IncidentSession& incident, const incident::StepView& step);
    /// Takes over what is proven.
    void refresh(const incident::StepView& step);
    void setOpen(bool open);
    void setTheme(const ThemeValues& theme);
    /// What takes the keyboard, in order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void actWanted(const muster::incident::Payload& act);

private:
    struct Fact {
        incident::CredentialProven is;
        QString name;
        Button* button;
        bool proven = false;
    };

    void addFact(const incident::CredentialProven& fact, const QString& name, int row, int column);
    void restyle();

    ThemeValues m_theme;
    QGridLayout* m_grid;
    QLabel* m_head;
    QList<QLabel*> m_names;
    std::vector<Fact> m_facts;
};

} // namespace muster::ui
