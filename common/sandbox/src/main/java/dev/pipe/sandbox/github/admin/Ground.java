package dev.pipe.sandbox.github.admin;

import dev.pipe.sandbox.github.accounts.Credentials;
import dev.pipe.sandbox.github.git.Author;
import dev.pipe.sandbox.github.git.Commits;
import dev.pipe.sandbox.github.git.GitStore;
import dev.pipe.sandbox.github.git.ImportedRefs;
import dev.pipe.sandbox.github.http.Refusal;
import dev.pipe.sandbox.github.parts.Parts;
import dev.pipe.sandbox.github.world.Account;
import dev.pipe.sandbox.github.world.Actor;
import dev.pipe.sandbox.github.world.Permission;
import dev.pipe.sandbox.github.world.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What GitHub has no REST path for, or a slow one: people, repositories, pushes, imports. */
public final class Ground {
    private final Parts parts;
    private final Credentials credentials;
    private final Path directory;

    public Ground(Parts parts, Credentials credentials, Path directory) {
        this.parts = parts;
        this.credentials = credentials;
        this.directory = directory;
    }

    /** A user (new or known) and a fresh personal token of theirs. */
    public String user(String login) {
        return locked(() -> credentials.newToken(parts.world().addAccount(login, Account.Type.User, false)));
    }

    public void organization(String login, List<String> members) {
        locked(() -> {
            parts.world().addAccount(login, Account.Type.Organization, false);
            var logins = parts.world()
                    .members
                    .computeIfAbsent(login, missing -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
            members.forEach(member -> {
                parts.world().addAccount(member, Account.Type.User, false);
                logins.add(member);
            });
            return null;
        });
    }

    /** How a repository is made. */
    public record NewRepository(String fullName, boolean isPrivate, String defaultBranch, String forkOf) {
        public static NewRepository named(String fullName) {
            return new NewRepository(fullName, false, "main", null);
        }
    }

    public void repository(NewRepository wanted) {
        locked(() -> {
            if (parts.world().repositories.containsKey(wanted.fullName())) {
                throw Refusal.of(422, "There is a repository " + wanted.fullName() + " already");
            }
            create(wanted);
            return null;
        });
    }

    private void create(NewRepository wanted) {
        var slash = wanted.fullName().indexOf('/');
        var world = parts.world();
        var owner = world.addAccount(wanted.fullName().substring(0, slash), Account.Type.User, false);
        var name = wanted.fullName().substring(slash + 1);
        var parent = wanted.forkOf() == null ? null : existing(wanted.forkOf());
        var repository = new Repository(world.nextId(), owner, name, store(wanted), parent, world.now());
        repository.isPrivate = wanted.isPrivate();
        repository.defaultBranch = wanted.defaultBranch();
        world.repositories.put(repository.fullName(), repository);
        if (parent != null) {
            parent.git.branches().forEach((branch, sha) -> {
                ImportedRefs.copy(parent.git, sha, repository.git);
                repository.git.setRef("refs/heads/" + branch, sha);
            });
        }
    }

    private GitStore store(NewRepository wanted) {
        try {
            var path = directory
                    .resolve(wanted.fullName().toLowerCase(Locale.ROOT) + ".git")
                    .normalize();
            if (!path.startsWith(directory)) {
                throw Refusal.of(422, "A repository cannot be named " + wanted.fullName());
            }
            return GitStore.create(path, wanted.defaultBranch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void grant(String fullName, String login, Permission permission) {
        locked(() -> {
            parts.world().addAccount(login, Account.Type.User, false);
            return existing(fullName).collaborators.put(login, permission);
        });
    }

    /** A commit to be pushed. A new branch starts at {@code from}, else at the default branch. */
    public record Push(
            String fullName, String branch, String from, Map<String, byte[]> files, String message, String login) {}

    /** Commits and pushes; the new commit's id. */
    public String push(Push push) {
        return locked(() -> {
            var repository = existing(push.fullName());
            var account = account(push.login());
            var git = repository.git;
            var parent = git.branch(push.branch())
                    .or(() -> git.commit(push.from() == null ? repository.defaultBranch : push.from())
                            .map(commit -> commit.name()))
                    .orElse(null);
            var author =
                    new Author(account.login(), account.email(), parts.world().now());
            var sha = new Commits(git).commit(new Commits.Change(parent, push.files(), push.message(), author));
            parts.pushes().move(repository, push.branch(), sha, Actor.user(account));
            return sha;
        });
    }

    /** Points a branch at a commit, as a forced push does. */
    public void forcePush(String fullName, String branch, String revision, String login) {
        locked(() -> {
            var repository = existing(fullName);
            var sha = parts.commit(repository, revision);
            parts.pushes().move(repository, branch, sha, Actor.user(account(login)));
            return null;
        });
    }

    public void deleteBranch(String fullName, String branch, String login) {
        locked(() -> {
            parts.pushes().delete(existing(fullName), branch, Actor.user(account(login)));
            return null;
        });
    }

    /** Branches of ours to revisions of a local repository, which is only read; the commits they name. */
    public Map<String, String> importRefs(String fullName, Path source, Map<String, String> branches, String login) {
        return locked(() -> {
            var repository = existing(fullName);
            var names = List.copyOf(branches.keySet());
            var commits =
                    ImportedRefs.copy(source, names.stream().map(branches::get).toList(), repository.git);
            var imported = new java.util.LinkedHashMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                imported.put(names.get(i), commits.get(i));
                parts.pushes().move(repository, names.get(i), commits.get(i), Actor.user(account(login)));
            }
            return imported;
        });
    }

    private Repository existing(String fullName) {
        var repository = parts.world().repositories.get(fullName);
        if (repository == null) {
            throw Refusal.of(404, "There is no repository " + fullName);
        }
        return repository;
    }

    private Account account(String login) {
        return parts.world()
                .account(login == null ? parts.app().owner.login() : login)
                .orElseThrow(() -> Refusal.of(404, "There is no user " + login));
    }

    private <T> T locked(Supplier<T> work) {
        parts.world().lock.lock();
        try {
            return work.get();
        } finally {
            parts.world().lock.unlock();
        }
    }
}
