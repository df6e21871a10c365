// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawings.h"

#include <QCoreApplication>
#include <QtPlugin>

#include <memory>

namespace muster::app {

/// What muster-cli loads when it draws a figure, and only then: the libraries that figures are drawn with
/// take longer to load than most commands to run.
class FiguresModule {
    Q_DISABLE_COPY_MOVE(FiguresModule)
public:
    FiguresModule() = default;
    virtual ~FiguresModule() = default;

    /// A QApplication.
    [[nodiscard]] virtual std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) const = 0;
    /// Needs that application.
    [[nodiscard]] virtual report::Drawings drawn(const report::Report& report) const = 0;
};

} // namespace muster::app

Q_DECLARE_INTERFACE(muster::app::FiguresModule, "muster.FiguresModule/1")
