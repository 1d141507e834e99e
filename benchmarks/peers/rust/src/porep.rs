// SPDX-License-Identifier: Apache-2.0 OR MIT
//! The whole PoRep of a 2 KiB sector.
