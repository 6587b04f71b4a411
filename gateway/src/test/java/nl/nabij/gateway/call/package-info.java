/// What the box knows of calls.
@NullMarked
package nl.nabij.gateway.call;

import org.jspecify.annotations.NullMarked;
