package nl.nabij.gateway.device;

class KeptInMemoryTest extends HomeMemoryContract {

    private final HomeMemory memory = new KeptInMemory();

    @Override
    protected HomeMemory opened() {
        return memory;
    }
}
