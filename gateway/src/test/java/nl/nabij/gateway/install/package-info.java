@NullMarked
package nl.nabij.gateway.install;

import org.jspecify.annotations.NullMarked;
