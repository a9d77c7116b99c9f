-- The answer is added to a key that the same transaction wrote first.
grant update (status, headers, response) on infra.idempotency_key to rapport_covered, rapport_directory, rapport_oversight;
