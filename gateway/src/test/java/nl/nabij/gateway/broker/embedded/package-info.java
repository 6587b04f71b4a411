@NullMarked
package nl.nabij.gateway.broker.embedded;

import org.jspecify.annotations.NullMarked;
