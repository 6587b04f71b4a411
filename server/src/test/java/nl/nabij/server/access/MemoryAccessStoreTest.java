package nl.nabij.server.access;

final class MemoryAccessStoreTest extends AccessStoreContract {

    private final MemoryAccessStore store = new MemoryAccessStore();

    @Override
    protected AccessStore store() {
        return store;
    }

    @Override
    protected Person person(String login, Role... roles) {
        return People.person(login, People.HOME_CARE, roles);
    }
}
