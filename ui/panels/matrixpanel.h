// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/matrixview.h"
#include "ui/panels/incidentpanel.h"

#include <optional>

namespace muster::ui {

class Button;
class MatrixDelegate;
class MatrixList;
class MatrixMenu;
class MatrixModel;
struct MatrixRow;
class Paragraph;
class ReasonLine;

/// The recovery matrix: which service promised to be back by when, and how long it still has.
/// R says that the selected service is back (or, if it was, that it is not), with a word on how that was
/// seen; P pauses its clock, with the reason, or lets it run again. Its menu says in which order services
/// stand, in which groups, and what a row says.
class MatrixPanel final : public IncidentPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixPanel)
public:
    explicit MatrixPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~MatrixPanel() override;

    void setIncident(std::shared_ptr<session::IncidentSession> incident) override;
    void tick() override;
    void setCompact(bool compact) override;
    void setTheme(const ThemeValues& theme) override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] FilterLine* filterLine() const override { return m_filter; }
    void setView(const MatrixView& view);
    [[nodiscard]] const MatrixView& view() const;
    /// Selects a service.
    void choose(const plan::ServiceId& service);

protected:
    [[nodiscard]] Looked standsFor(const QModelIndex& index) const override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What the line below asks about.
    enum class Asks { Back, NotBack, Pause };

    void refreshAct();
    /// The selected service; nothing, and said why, where it has no clock of its own.
    [[nodiscard]] const MatrixRow* serviceChosen();
    void askRecovery();
    void askPause();
    void letRun();
    void pauseOrLetRun();
    void record(const QString& words);
    void showRefusal(const QString& text);
    void filter();
    void showRows();
    void selectFirst();
    void restyle();

    std::shared_ptr<session::IncidentSession> m_incident;
    MatrixModel* m_model;
    MatrixDelegate* m_delegate;
    MatrixList* m_list;
    MatrixMenu* m_menu;
    FilterLine* m_filter;
    Paragraph* m_empty;
    Paragraph* m_message;
    QWidget* m_foot;
    Button* m_act;
    ReasonLine* m_evidence;
    std::optional<plan::ServiceId> m_asked;
    Asks m_asks = Asks::Back;
};

} // namespace muster::ui
