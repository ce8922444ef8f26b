package dev.pipe.review.risk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names one slip away from a package that everybody knows: what typosquatters register. */
final class LookalikePackages {

    private static final Map<String, Set<String>> KNOWN = Map.of(
            "package.json",
            names(
                    "react react-dom react-router react-router-dom react-redux redux lodash express axios chalk commander moment"
                            + " webpack typescript eslint prettier next nuxt vue svelte angular jquery bootstrap tailwindcss"
                            + " dotenv mongoose sequelize prisma typeorm knex mysql2 sqlite3 redis ioredis kafkajs amqplib"
                            + " jsonwebtoken bcrypt bcryptjs passport helmet cors body-parser cookie-parser morgan winston pino"
                            + " nodemailer socket.io graphql apollo-server fastify koa hapi nestjs jest mocha chai vitest cypress"
                            + " playwright puppeteer cheerio jsdom yargs inquirer rimraf glob minimist semver uuid nanoid rxjs"
                            + " zod joi ajv validator date-fns dayjs luxon underscore async bluebird request node-fetch got"
                            + " superagent formik styled-components electron discord.js three chart.js nodemon concurrently"
                            + " cross-env husky lint-staged babel-core vite rollup esbuild parcel turbo lerna immer zustand"
                            + " stripe firebase ethers web3 openai sharp multer ejs handlebars marked highlight.js colors"),
            "requirements",
            names(
                    "requests urllib3 numpy pandas scipy matplotlib django flask fastapi uvicorn gunicorn starlette pydantic"
                            + " sqlalchemy alembic celery redis boto3 botocore awscli pytest tox black pylint flake8 mypy"
                            + " setuptools virtualenv cryptography paramiko pyyaml jinja2 markupsafe werkzeug click rich typer"
                            + " beautifulsoup4 lxml selenium scrapy aiohttp httpx certifi tensorflow torch keras scikit-learn"
                            + " transformers openai anthropic langchain pillow opencv-python psycopg2 psycopg2-binary pymongo"
                            + " mysqlclient pymysql python-dateutil pytz tqdm colorama jsonschema marshmallow attrs protobuf"
                            + " grpcio kubernetes docker ansible jupyter notebook ipython streamlit sentry-sdk stripe twilio"),
            "gemfile",
            names(
                    "rails rack sinatra devise nokogiri sidekiq puma rspec rubocop bundler pundit cancancan faraday httparty"
                            + " activerecord bootsnap capistrano carrierwave kaminari redis rest-client"),
            "cargo.toml",
            names("serde serde_json tokio reqwest clap anyhow thiserror tracing hyper axum actix-web rand regex chrono"
                    + " diesel sqlx futures async-trait rustls rustdecimal rust_decimal"));

    private static final Set<String> ITS_OWN =
            names("color preact regexp reach marker requires winstone colorjs faker");

    private LookalikePackages() {}

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    /** The well-known package that a new one is nearly called like. */
    static Optional<String> of(String path, String name) {
        var file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var known = file.endsWith(".txt") || file.equals("pyproject.toml") || file.equals("pipfile")
                ? KNOWN.get("requirements")
                : KNOWN.get(file);
        var plain = name.toLowerCase(Locale.ROOT).replaceFirst("^property ", "");
        if (known == null || known.contains(plain) || ITS_OWN.contains(plain) || plain.length() < 5) {
            return Optional.empty();
        }
        return candidates(known, plain).findFirst();
    }

    private static Stream<String> candidates(Set<String> known, String name) {
        return known.stream()
                .filter(it -> it.length() >= 5)
                .filter(it -> Math.abs(it.length() - name.length()) <= 1 && isOneSlipAway(it, name)
                        || it.contains("-") && it.replace("-", "").equals(name));
    }

    /** One letter more, less, doubled or other, or two side by side exchanged. */
    private static boolean isOneSlipAway(String known, String name) {
        if (known.charAt(0) != name.charAt(0)) {
            return false;
        }
        var from = 0;
        while (from < Math.min(known.length(), name.length()) && known.charAt(from) == name.charAt(from)) {
            from++;
        }
        var a = known.substring(from);
        var b = name.substring(from);
        if (a.length() == b.length()) {
            return a.length() >= 2
                            && a.charAt(0) == b.charAt(1)
                            && a.charAt(1) == b.charAt(0)
                            && a.substring(2).equals(b.substring(2))
                    || !a.isEmpty()
                            && from > 0
                            && a.substring(1).equals(b.substring(1))
                            && !Character.isDigit(b.charAt(0));
        }
        return a.length() > b.length()
                ? a.substring(1).equals(b)
                : b.substring(1).equals(a) && !endsLikeAKind(b);
    }

    /** {@code pytest3} and {@code react5} are kinds of the same. */
    private static boolean endsLikeAKind(String rest) {
        return rest.length() == 1 && Character.isDigit(rest.charAt(0));
    }
}
