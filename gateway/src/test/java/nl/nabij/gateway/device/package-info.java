/// The home's tests, and the fakes that other packages' tests share.
@NullMarked
package nl.nabij.gateway.device;

import org.jspecify.annotations.NullMarked;
