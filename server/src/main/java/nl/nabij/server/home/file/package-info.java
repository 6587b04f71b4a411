/// What an organisation keeps about a home and who lives there: changing it, being away, the end of
/// care, what she agreed to, what is erased when, and all of it to hand to her.
///
/// Main types: [HomeFiles] for what people do, [ErasureTerms] for what is erased when, [Erasures] for
/// doing it. The API's edge uses it.
@NullMarked
package nl.nabij.server.home.file;

import org.jspecify.annotations.NullMarked;
