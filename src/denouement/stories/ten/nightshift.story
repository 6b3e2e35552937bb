story "The night shift"
  use places, bonds, talk

# A strike. Either of them alone loses the job; both together win.

people
  Dagny (she)
  Olav (he)
  Mr Tvedt (he), the foreman

places
  the cannery

fact {who: person} is dismissed
fact the wage is raised

action {who: person} lays down the knife
  if       who is at the cannery
           who has not laid down the knife
  willing  who

action {boss: person} dismisses {who: person}
  if       boss and who are together
           boss is foreman
           who has laid down the knife
  then     who is dismissed
  willing  boss

action {boss: person} raises the wage
  if       boss is foreman
           Dagny has laid down the knife
           Olav has laid down the knife
  then     the wage is raised
           the fish is saved
  willing  boss

fact the fish is saved
fact {who: person} is foreman

at first
  everyone is at the cannery
  Mr Tvedt is foreman

wants
  Dagny wants it that the wage is raised: 3
  Olav wants it that the wage is raised: 2
  Dagny wants not to be dismissed: 2
  Olav wants not to be dismissed: 3
  Mr Tvedt wants it that the fish is saved: 2
  Mr Tvedt wants it that the wage is not raised: 1
  Mr Tvedt wants it that somebody is dismissed: 0.5

endings
  a raise (planned): the wage is raised
  one goes: Dagny is dismissed or Olav is dismissed
  nothing: nobody has laid down the knife

draft
  Olav lays down the knife
  Mr Tvedt dismisses Dagny
  Mr Tvedt raises the wage
