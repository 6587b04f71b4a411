@NullMarked
package nl.nabij.gateway.broker;

import org.jspecify.annotations.NullMarked;
