// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/session/estatesession.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;

namespace muster::ui {

class Button;

/// What a person says who answers for this version of a plan. Enter approves, Escape goes back.
/// Thread: main.
class ApproveForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApproveForm)
public:
    ApproveForm(const MachineClock& clock, const ThemeValues& theme, QWidget* parent);
    ~ApproveForm() override;

    /// Clears it and fills in what is known.
    void begin(std::shared_ptr<const plan::Plan> plan, const QString& person);
    /// Nothing was recorded, and why.
    void complain(const QString& sentence);
    void setTheme(const ThemeValues& theme);

signals:
    void wanted(const muster::session::ApprovalWanted& wanted);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* addLabel(const QString& text, QWidget* buddy);
    void submit();

    const MachineClock& m_clock;
    std::shared_ptr<const plan::Plan> m_plan;
    QList<QLabel*> m_labels;
    QLineEdit* m_name;
    QComboBox* m_for;
    QLabel* m_forLabel;
    QLineEdit* m_until;
    QLineEdit* m_remark;
    QLabel* m_complaint;
    Button* m_approve;
    Button* m_back;
};

} // namespace muster::ui
