@NullMarked
package nl.nabij.gateway.broker.outside;

import org.jspecify.annotations.NullMarked;
