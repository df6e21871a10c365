// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace muster::ui {

/// Hears from the desktop's portal whether people here prefer dark or light. Where there is no portal it
/// never says anything. Thread: main.
class SystemAppearance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemAppearance)
public:
    explicit SystemAppearance(QObject* parent = nullptr);
    ~SystemAppearance() override;

    /// Begins once the window stands: a bus may be slow to answer.
    void watchLater();

signals:
    void changed(bool dark);

private slots:
    void take(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void watch();
    void tell(const QVariant& value);
};

} // namespace muster::ui
