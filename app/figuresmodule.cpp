// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figuresmodule.h"

#include "ui/charts/chartfigures.h"

#include <QApplication>
#include <QObject>

namespace muster::app {

/// See FiguresModule.
class ChartsModule final : public QObject, public FiguresModule {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "muster.FiguresModule/1")
    Q_INTERFACES(muster::app::FiguresModule)
public:
    [[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) const override
    {
        return std::make_unique<QApplication>(argc, argv);
    }
    [[nodiscard]] report::Drawings drawn(const report::Report& report) const override
    {
        return report::drawnFigures(report, ui::ChartFigures());
    }
};

} // namespace muster::app

#include "figuresmodule.moc"
