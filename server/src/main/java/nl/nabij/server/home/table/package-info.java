/// Many homes from one table: read as spreadsheets write it, and judged row by row before anything is
/// written.
///
/// Main type: [HomeTable]. Pure: bytes in, verdicts out. The API's edge and [nl.nabij.server.home.HomeBook]
/// use it.
@NullMarked
package nl.nabij.server.home.table;

import org.jspecify.annotations.NullMarked;
