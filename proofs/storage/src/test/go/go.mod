module sealwright-peers

go 1.26

require (
	github.com/filecoin-project/go-commp-utils v0.1.4
	github.com/filecoin-project/go-commp-utils/v2 v2.1.0
	github.com/filecoin-project/go-data-segment v0.0.1
	github.com/filecoin-project/go-fil-commcid v0.3.1
	github.com/filecoin-project/go-fil-commp-hashhash v0.4.0
	github.com/filecoin-project/go-keccak v0.1.0
	github.com/filecoin-project/go-padreader v0.0.1
	github.com/filecoin-project/lotus v1.36.2
)
