/// Faults that begin and end.
@NullMarked
package nl.nabij.gateway.supervision;

import org.jspecify.annotations.NullMarked;
