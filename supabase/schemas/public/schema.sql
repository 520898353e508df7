-- public is the one schema the Data API exposes. Every role may look into it; what it finds there
-- is decided object by object.
grant usage on schema public to anon, authenticated, service_role;
