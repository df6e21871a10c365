// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/replay.h"

namespace muster::report {

QPicture replayOf(const Drawing& drawing)
{
    // A copy shares what is replayed, and one that is detached after a replay forgets the version of its own
    // format (Qt 6.4) and is replayed as garbage. From its bytes it is made anew.
    QPicture picture;
    picture.setData(drawing.picture.data(), drawing.picture.size());
    picture.setBoundingRect(drawing.picture.boundingRect());
    return picture;
}

} // namespace muster::report
